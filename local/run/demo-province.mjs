// The demo province of a first start: once people can use the system, an empty one gets a year of cases.
import { OWNER, withClient } from '../database/roles.mjs';

/** Of the demo's people and chances: not one that anybody chooses for a benchmark. */
const SEED = '31000031';
/** A start that was stopped while it was filled goes on. */
const IS_WANTED = `select not exists (select from cases."case") or exists (select from cases.demo_province where written < cases) as wanted`;

/** @param {Record<string, string>} urls the database's address by role */
export const wantsDemoProvince = (urls) => withClient(urls[OWNER], async (client) => (await client.query(IS_WANTED)).rows[0].wanted);

/**
 * Makes its people, then its cases. Safe to begin again.
 * @param {number} cases
 * @param {(service: string, program: string, args: string[]) => Promise<void>} run runs a program of a service, throws when it fails
 */
export async function fillDemoProvince(cases, run) {
  const size = ['--cases', String(cases), '--seed', SEED];
  await run('accounts', 'seed/generate', [...size, '--until', new Date().toISOString()]);
  await run('cases', 'generating/demo', size);
}
