import { copyInto, inTransaction } from '@pakn/service-kit';
import type { ClientBase, Pool } from 'pg';
import { PART_TABLES } from '../command/write-case.ts';
import { Case } from '../entities/case.entity.ts';
import { Attachment, PART_ENTITIES } from '../entities/parts.entity.ts';
import type { Life } from './life.ts';
import { copyRows } from './copy-rows.ts';

const LOG = ['era', 'case_id', 'n', 'type', 'version', 'command_id', 'actor_id', 'at', 'data', 'prev_hash', 'hash'];
/** What this transaction wrote into the log: its rows get their place by themselves. */
const WRITTEN =
  'select era, x::text as x, id::text as id, case_id as "caseId", n from events.log where era = events.current_era() and x = pg_current_xact_id()';

/** Services may keep a transaction open for 5 s; on a busy machine a batch may take longer. */
const TIME_LIMIT = `set local transaction_timeout = '60s'`;
// The default of the column asks for it row by row.
const ERA = 'select events.current_era() as era';

/** Writes lives in one transaction: rows, parts, words, timers, the log and its audience, each by COPY; and what the caller keeps of it. */
export const writeLives = (pool: Pool, lives: readonly Life[], alsoWrite?: (client: ClientBase) => Promise<void>): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(TIME_LIMIT);
    const { rows } = await client.query<{ era: number }>(ERA);
    await copyLives(client, lives, rows[0]?.era);
    await alsoWrite?.(client);
  });

async function copyLives(client: ClientBase, lives: readonly Life[], currentEra: number | undefined): Promise<void> {
  await copyRows(
    client,
    Case,
    'cases."case"',
    lives.map(({ state, chain }) => ({ ...state.case, ...chain })),
  );
  for (const [list, table] of Object.entries(PART_TABLES) as [keyof typeof PART_TABLES, keyof typeof PART_ENTITIES][])
    await copyRows(
      client,
      PART_ENTITIES[table],
      `cases.${table.toLowerCase()}`,
      lives.flatMap(({ state }): readonly object[] => state[list]),
    );
  await copyRows(
    client,
    Attachment,
    'cases.attachment',
    lives.flatMap(({ files }) => files.map(({ row }) => row)),
  );
  const caseIdOf = ({ state }: Life): string => state.case.id;
  await copyInto(
    client,
    'cases.history_text',
    ['case_id', 'n', 'words', 'salt'],
    lives.flatMap((life) => life.events.flatMap(({ kept }) => kept.map(({ n, words, salt }) => [caseIdOf(life), n, words, salt]))),
  );
  await copyInto(
    client,
    'cases.timer',
    ['case_id', 'kind', 'at', 'fired_at'],
    lives.flatMap((life) => life.timers.map(({ kind, at, firedAt }) => [caseIdOf(life), kind, at, firedAt])),
  );
  await copyInto(
    client,
    'events.log',
    LOG,
    lives.flatMap((life) =>
      life.events.map(({ logged, link }) => [
        currentEra,
        caseIdOf(life),
        link.n,
        logged.type,
        logged.version,
        logged.commandId,
        logged.actorId,
        logged.at,
        logged.data,
        logged.chain.last.hash,
        link.hash,
      ]),
    ),
  );
  const audiences = new Map(lives.flatMap((life) => life.events.map(({ logged, link }) => [`${caseIdOf(life)} ${link.n}`, logged.audience] as const)));
  const { rows } = await client.query<{ era: number; x: string; id: string; caseId: string; n: number }>(WRITTEN);
  await copyInto(
    client,
    'events.audience',
    ['era', 'x', 'id', 'key'],
    rows.flatMap(({ era, x, id, caseId, n }) => (audiences.get(`${caseId} ${n}`) ?? []).map((key) => [era, x, id, key])),
  );
}
