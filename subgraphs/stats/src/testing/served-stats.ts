import { randomBytes, randomUUID } from 'node:crypto';
import { ANONYMOUS, connect, createLogger, inTransaction, CALL_HEADER, CallSigner, type CalledOperation, type Identity } from '@pakn/service-kit';
import { testDatabase } from '@pakn/service-kit/testing';
import { appendEvent, hasUnreleased, type CaseFacts, type Cursor } from '@pakn/events';
import ExcelJS from 'exceljs';
import type pg from 'pg';
import { CONSUMER } from '../facts/facts-consumer.ts';
import type { Language } from '@pakn/vocabulary';
import type { Statistics } from '../statistics/statistics.graph.ts';
import { startStats } from '../start-stats.ts';

/** What tests read of an answer; only the fields that were asked for are there. */
interface GraphData {
  statistics: Statistics & { trend: object[] };
  _entities: object[];
}

const INTERNAL_KEY = randomBytes(32).toString('hex');

/** A running stats service on its own database, the hands of cases and accounts that write its log, and signed calls as the gateway makes them. */
export async function servedStats(options: { now?: () => Date } = {}) {
  const database = await testDatabase();
  const logger = createLogger('stats-test');
  const cases = connect(database.url('cases'), logger);
  const stats = await startStats({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url('stats'),
    internalKey: INTERNAL_KEY,
    logger: createLogger('stats-test'),
    ...(options.now ? { now: options.now } : {}),
  });

  const signer = new CallSigner(INTERNAL_KEY, stats.url);
  const sign = async (identity: Identity, operation: CalledOperation, language: Language = 'vi'): Promise<Record<string, string>> => ({
    [CALL_HEADER]: await signer.sign({ identity, requestId: randomUUID(), language }, operation),
  });
  const ask = async (query: string, variables: object = {}, identity: Identity = ANONYMOUS) => {
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json', ...(await sign(identity, { method: 'POST', path: '/graphql', body })) };
    const response = await fetch(`${stats.url}/graphql`, { method: 'POST', headers, body });
    return (await response.json()) as { data: GraphData; errors?: { message: string; extensions: { code: string } }[] };
  };
  const download = async (path: string, identity: Identity = ANONYMOUS, language: Language = 'vi'): Promise<Response> =>
    fetch(`${stats.url}${path}`, { headers: await sign(identity, { method: 'GET', path, body: '' }, language) });
  const raw = async (path: string, init: RequestInit = {}, identity: Identity = ANONYMOUS): Promise<Response> => {
    const call = await sign(identity, { method: init.method ?? 'GET', path, body: '', once: true });
    return fetch(`${stats.url}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), ...call } });
  };
  const sheet = async (path: string, identity: Identity = ANONYMOUS, language: Language = 'vi'): Promise<ExcelJS.Worksheet> => {
    const response = await download(path, identity, language);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    return workbook.worksheets[0] as ExcelJS.Worksheet;
  };
  return {
    database,
    stats,
    cases,
    ask,
    sheet,
    download,
    raw,
    append: (type: string, data: object, chain?: { caseId: string; n: number }) => inTransaction(cases, (client) => appendTo(client, type, data, chain)),
    /** Takes what was appended; the figures are up to date afterwards. */
    async settle() {
      do await stats.catchUp();
      while (await isBehind(stats.pool));
    },
    async close() {
      await stats.close();
      await cases.end();
      await database.drop();
    },
  };
}

/** Whether something was appended that is not taken yet: another test's transaction in the same cluster may hold its release back. */
async function isBehind(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<Cursor>('select era, x::text as x, id::float8 as id from events.consumer where name = $1', [CONSUMER]);
  return rows[0] !== undefined && hasUnreleased(pool, rows[0]);
}

const appendTo = (client: pg.ClientBase, type: string, data: object, chain?: { caseId: string; n: number }): Promise<unknown> =>
  appendEvent(client, {
    type,
    commandId: 'test',
    actorId: null,
    at: new Date('2026-11-20T01:00:00Z'),
    data,
    audience: ['province'],
    ...(chain ? { chain: { caseId: chain.caseId, last: { n: chain.n - 1, hash: null } } } : {}),
  });

export const agencySaved = (agencyId: string, code: string, name: string, kind: string) => ({
  agencyId,
  code,
  name,
  kind,
  parentId: null,
  wardCode: null,
  successorId: null,
  active: true,
  serves: [],
});

/** A case as it was just filed; every fact can be another one. */
export const factsOf = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  code: `KH-2611-${randomBytes(3).toString('hex').toUpperCase()}`,
  status: 'AWAITING_ACCEPTANCE',
  step: 'RECEPTION',
  channel: 'WEB',
  kind: 'INCIDENT',
  subjectKind: 'CITIZEN',
  identityMode: 'PUBLIC_NAME',
  categoryCode: null,
  topicCode: null,
  urgency: 'NORMAL',
  wardCode: null,
  lon: null,
  lat: null,
  isPublic: false,
  submittedAt: '2026-11-20T01:00:00.000Z',
  acceptedAt: null,
  dueAt: '2026-11-20T09:00:00.000Z',
  answerDueAt: null,
  receptionDueAt: null,
  answeredAt: null,
  pausedAt: null,
  stoppedAt: null,
  verdict: null,
  leadAgencyId: null,
  countedAgencyId: '00000000-0000-4000-8000-000000000001',
  satisfaction: null,
  reopened: 0,
  usedMinutes: null,
  parts: [],
  ...changes,
});

export const eventData = (facts: unknown): object => ({ facts, changes: [], reporterId: randomUUID(), actorAgencyId: null });
