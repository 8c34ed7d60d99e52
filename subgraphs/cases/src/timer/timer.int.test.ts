import { newId } from '@pakn/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';
import { filed, happens } from '../testing/reports.ts';
import { fire } from './fire.ts';
import { DUE, sweepOnce } from './sweep.ts';

let place: Province;
let owner: pg.Client;

beforeAll(async () => {
  place = await province({ sweeping: false });
  owner = new pg.Client({ connectionString: place.database.ownerUrl });
  owner.on('error', () => {}); // the database is dropped under it
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await place.close();
});

async function moveTo(at: Date): Promise<void> {
  await owner.query(
    `insert into cases.clock_offset (shift) values ($1::timestamptz - clock_timestamp()) on conflict (id) do update set shift = excluded.shift`,
    [at],
  );
  await place.cases.services.clock.refresh();
}
async function eventsOf(caseId: string): Promise<string[]> {
  return (await place.cases.services.pool.query<{ type: string }>('select type from events.log where case_id = $1 order by n', [caseId])).rows.map(
    (row) => row.type,
  );
}
const caseOf = async (id: string): Promise<{ version: number; status: string; progress: string }> =>
  (
    await place
      .officer('desk', 'OPERATOR')
      .must<{ case: { version: number; status: string; progress: string } }>(`{ case(id: "${id}") { version status progress } }`)
  ).case;

describe('timers', () => {
  it('P15: the sweep reads the timers that are due, not those that wait', async () => {
    const client = await place.cases.services.pool.connect();
    await client.query('set enable_seqscan = off'); // few rows here: the planner would read them all
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${DUE}`, [0]);
    client.release(true);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/timer_waiting[^]*Index Cond: \(at <= /);
  });

  it("R18 B-02: announce that a deadline is near and that it passed, each once, by the database's clock, and raise no version", async () => {
    const { id, receptionDueAt } = await filed(place.citizen());
    const due = new Date(receptionDueAt ?? '');
    await moveTo(new Date(due.getTime() - 1000));
    expect(await caseOf(id)).toMatchObject({ progress: 'DUE_SOON' });
    await sweepOnce(place.cases.services);
    expect(await eventsOf(id)).toEqual(['CaseSubmitted', 'CaseDueSoon']);
    await moveTo(new Date(due.getTime() + 60_000));
    await Promise.all([sweepOnce(place.cases.services), sweepOnce(place.cases.services), fire(place.cases.services, { caseId: id, kind: 'OVERDUE' })]);
    await sweepOnce(place.cases.services);
    expect(await eventsOf(id)).toEqual(['CaseSubmitted', 'CaseDueSoon', 'CaseOverdue']);
    expect(await caseOf(id)).toEqual({ version: 1, status: 'AWAITING_ACCEPTANCE', progress: 'OVERDUE' });
  });

  it('close an answered case after thirty days, and not before', async () => {
    const { id } = await filed(place.citizen());
    let answeredAt = new Date();
    await happens(place, place.officer('desk', 'OPERATOR'), id, (_state, { now }) => {
      answeredAt = now;
      const result = { verdict: 'ON_TIME' as const, stoppedAt: now.toISOString(), usedMinutes: 1 };
      return [
        {
          type: 'AnswerPublished',
          data: { answerId: newId(), endedParts: [], standing: { status: 'ANSWERED', step: 'DONE' }, clock: { dueAt: null, remindAt: null, result } },
        },
      ];
    });
    const days = (count: number): Date => new Date(answeredAt.getTime() + count * 86_400_000);
    await moveTo(days(29.9));
    await sweepOnce(place.cases.services);
    expect((await caseOf(id)).status).toBe('ANSWERED');
    await moveTo(days(30.1));
    await sweepOnce(place.cases.services);
    expect(await caseOf(id)).toMatchObject({ status: 'CLOSED', progress: 'ON_TIME' });
    expect((await eventsOf(id)).at(-1)).toBe('CaseClosed');
  });
});
