import type { Identity } from '@pakn/service-kit';
import { pino } from 'pino';
import { readCasesEnvironment } from '../environment.ts';
import { serveCases, type RunningCases } from '../serve.ts';
import { person, type Person, type Province } from './province.ts';

/** Another process that serves the subgraph on the province's database. Close it before the province. */
export interface Replica {
  cases: RunningCases;
  as(identity: Identity): Person;
  close(): Promise<void>;
}

/** @param options.followingCatalogues false: what others change of the catalogues is noticed by the next command only */
export async function replicaOf({ env }: Province, options: { followingCatalogues?: boolean } = {}): Promise<Replica> {
  const cases = await serveCases(readCasesEnvironment(env), { logger: pino({ level: process.env.LOG_LEVEL ?? 'silent' }), sweeping: false, ...options });
  return { cases, as: (identity) => person(cases.url, env.INTERNAL_KEY ?? '', identity, []), close: () => cases.close() };
}
