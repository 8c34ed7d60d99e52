import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKeptCase } from '../command/read-chain.ts';
import { verifyCase } from '../history/verify-chain.ts';
import { desks, type Desks, type Outcome, type Worker } from '../testing/acts.ts';
import { actOf, offered } from '../testing/buttons.ts';
import { localTime, testClock, type TestClock } from '../testing/clock.ts';

/** `RUNS=200 npx vitest run --project int-cases undo/undo` for more walks. */
const RUNS = Number(process.env['RUNS'] ?? 8);
const LONGEST_WALK = 14;
const NEVER = new Set(['PUBLISH', 'REJECT', 'UNPUBLISH', 'RATE', 'REOPEN', 'WITHDRAW', 'SUPPLY_INFO', 'MESSAGE', 'ADD_NOTE', 'SUPPORT', 'URGE']);

let d: Desks;
let clock: TestClock;
beforeAll(async () => {
  d = await desks();
  clock = await testClock(d.here);
});
afterAll(async () => {
  await clock.close();
  await d.here.close();
});

const OFFER = 'query ($id: ID) { case(id: $id) { viewerActions undo { action until } } }';
const offerFor = async (who: Worker, id: string): Promise<{ viewerActions: string[]; undo: { action: string; until: string } | null } | null> =>
  (await who.must<{ case: Awaited<ReturnType<typeof offerFor>> }>(OFFER, { id })).case;
const verdict = async (id: string) => verifyCase(await readKeptCase(d.here.cases.services.pool, id));

const ROWS: [string, string][] = [
  ['case', `select to_jsonb(c) - array['version', 'n', 'last_hash', 'replay_from'] as row from cases."case" c where id = $1`],
  ...['assignment', 'answer', 'appointment', 'reopening'].map((table): [string, string] => [
    table,
    `select to_jsonb(t) as row from cases.${table} t where case_id = $1 order by id`,
  ]),
  ['timer', 'select to_jsonb(t) as row from cases.timer t where case_id = $1 order by kind'],
  [
    'file',
    `select jsonb_build_array(t.id, t.answer_id, t.appointment_id) as row from cases.attachment t where coalesce(t.answer_id, t.appointment_id) is not null
     and (t.answer_id in (select id from cases.answer where case_id = $1) or t.appointment_id in (select id from cases.appointment where case_id = $1)) order by id`,
  ],
];
/** Every stored row of a case, without its place in the log. */
async function stored(id: string): Promise<Record<string, unknown[]>> {
  const { pool } = d.here.cases.services;
  return Object.fromEntries(
    await Promise.all(ROWS.map(async ([name, sql]) => [name, (await pool.query<{ row: unknown }>(sql, [id])).rows.map(({ row }) => row)] as const)),
  );
}

/** What the statistics have of a case: the facts of its newest event. */
async function factsOf(id: string): Promise<unknown> {
  const { rows } = await d.here.cases.services.pool.query("select data->'facts' as facts from events.log where case_id = $1 order by n desc limit 1", [id]);
  return rows[0]?.facts;
}

describe('B-16 an act that was undone was never done', () => {
  it('on random walks through the process: rows, files and timers stand as before the act, the chain holds, and the walk goes on', async () => {
    const undone = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: LONGEST_WALK, maxLength: LONGEST_WALK }), async (choices) => {
        const { id } = await d.files();
        const pressed: string[] = [];
        for (const [choice, goesBack] of choices) {
          const buttons = await offered(d, id);
          const [who, action, seen] = buttons[choice % buttons.length] ?? [];
          if (!who || !action || !seen) break;
          const [mutation, args] = await actOf(d, action, who, seen);
          const before = await stored(id);
          const after = await who.does(mutation, args);
          pressed.push(action);
          expect(after.__typename, pressed.join(' ')).toBe('Case');
          if (NEVER.has(action)) {
            if (action === 'PUBLISH') expect(after.viewerActions, pressed.join(' ')).not.toContain('UNDO');
            continue;
          }
          expect(after.viewerActions, pressed.join(' ')).toContain('UNDO');
          if (!goesBack) continue;
          const back = await who.does('undoAction', { id, version: after.version });
          expect(back.__typename, `${pressed.join(' ')}: ${JSON.stringify(back)}`).toBe('Case');
          expect(back.version).toBeGreaterThan(after.version);
          expect(await stored(id), pressed.join(' ')).toEqual(before);
          expect(await verdict(id), pressed.join(' ')).toEqual({ holds: true });
          undone.add(action);
        }
      }),
      { numRuns: RUNS, endOnFailure: true }, // shrinking would walk for minutes
    );
    expect(undone.size).toBeGreaterThan(2);
  });

  it('each act that can be undone, once', async () => {
    const { id } = await d.files();
    const undone: string[] = [];
    const twice = async (who: Worker, mutation: string, args: object): Promise<Outcome> => {
      const act = async (): Promise<Outcome> => who.does(mutation, { id, version: (await d.operator.sees(id))?.version, ...args });
      const [before, facts] = [await stored(id), await factsOf(id)];
      const after = await act();
      const offer = await offerFor(who, id);
      expect(after.__typename, `${mutation} ${JSON.stringify(after)}`).toBe('Case');
      if (offer?.undo) undone.push(offer.undo.action);
      expect((await who.does('undoAction', { id, version: after.version })).__typename, mutation).toBe('Case');
      expect(await stored(id), mutation).toEqual(before);
      expect(await factsOf(id), mutation).toEqual(facts);
      return act();
    };
    await twice(d.operator, 'claimCase', {});
    await twice(d.operator, 'editCase', { title: 'Ổ gà sâu trước cổng trường' });
    await twice(d.operator, 'editCase', { urgency: 'NORMAL' });
    await twice(d.operator, 'requestInfo', { question: 'Ở đoạn nào?', withinWorkingHours: 4 });
    await twice(d.operator, 'resumeCase', {});
    await twice(d.operator, 'assignCase', { input: { leadAgencyId: d.roads, makePublic: true } });
    await twice(d.specialist, 'claimCase', {});
    await twice(d.specialist, 'releaseCase', {});
    await twice(d.leader, 'delegateCase', { officerId: await d.here.knownOfficer('roads') });
    await twice(d.leader, 'takeOverCase', {});
    await twice(d.leader, 'coordinateCase', { input: { leadAgencyId: d.roads, coordinatorAgencyIds: [d.commune] } });
    await twice(d.helper, 'completeCoordination', { comment: 'Đã rào chắn' });
    await twice(d.leader, 'pauseCase', { reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 4 });
    await twice(d.leader, 'resumeCase', {});
    const later = { amount: 5, unit: 'DAY', remindAmount: 1, remindUnit: 'DAY', reason: 'Chờ vật tư' };
    await twice(d.leader, 'scheduleCase', { input: later });
    const asked = await twice(d.leader, 'scheduleCase', { input: { ...later, amount: 6 } });
    const appointmentId = asked.appointments.find(({ status }) => status === 'AWAITING_LEADER')?.id;
    await twice(d.leader, 'decideAppointment', { appointmentId, agreed: true });
    const { answers } = await twice(d.leader, 'recordAnswer', { input: { agencyId: d.roads, content: 'Đã vá.', afterIds: [await d.upload(d.leader)] } });
    const answerId = answers[0]?.id;
    await twice(d.leader, 'approveAnswer', { answerId });
    await twice(d.leader, 'returnResult', { comment: 'Đã xong' });
    await twice(d.operator, 'requestRework', { answerId, comment: 'Thiếu ảnh' });
    await twice(d.leader, 'returnToOperator', { reasonCode: 'WRONG_AREA', comment: 'Không thuộc địa bàn' });
    expect(await verdict(id)).toEqual({ holds: true });
    expect(undone.join(' ')).toBe(
      'CLAIM EDIT CLASSIFY REQUEST_INFO RESUME ASSIGN CLAIM RELEASE DELEGATE TAKE_OVER COORDINATE COMPLETE_COORDINATION PAUSE RESUME SCHEDULE EXTEND DECIDE_APPOINTMENT RECORD_ANSWER APPROVE_ANSWER RETURN_RESULT REQUEST_REWORK RETURN_TO_OPERATOR',
    );
  });

  it('a hand-over to the desk is taken back by who lost sight of the case with it', async () => {
    const { id, version } = await d.claimed();
    const before = await stored(id);
    const returned = await d.specialist.does('returnToOperator', { id, version, reasonCode: 'WRONG_AREA', comment: 'Không thuộc địa bàn' });
    expect(await d.specialist.sees(id)).toBeNull();
    expect(await d.specialist.does('undoAction', { id, version: returned.version })).toMatchObject({ status: 'IN_PROGRESS', step: 'SPECIALIST' });
    expect(await stored(id)).toEqual(before);
  });

  it('the answer goes and its picture is in its writer’s hands again; a rewritten one says what it said', async () => {
    const { id, version } = await d.claimed();
    const picture = await d.upload(d.specialist);
    const record = (at: number, content: string, more: object = {}): Promise<Outcome> =>
      d.specialist.does('recordAnswer', { id, version: at, input: { agencyId: d.roads, content, afterIds: [picture], ...more } });
    const first = await record(version, 'Đã vá mặt đường.');
    const back = await d.specialist.does('undoAction', { id, version: first.version });
    expect(back.answers).toEqual([]);
    const again = await record(back.version, 'Đã vá mặt đường, kẻ lại vạch.');
    const answerId = again.answers[0]?.id;
    const rewritten = await d.specialist.does('recordAnswer', {
      id,
      version: again.version,
      input: { answerId, agencyId: d.roads, content: 'Viết lại.', afterIds: [] },
    });
    const restored = await d.specialist.does('undoAction', { id, version: rewritten.version });
    expect(restored.answers).toMatchObject([{ id: answerId, content: 'Đã vá mặt đường, kẻ lại vạch.', attachments: [{ id: picture }] }]);
    expect(await verdict(id)).toEqual({ holds: true });
  });

  it('the history shows the act and its taking back, what the reporter reads as the way of the report shows neither', async () => {
    const { id, version } = await d.assigned();
    await d.operator.does('undoAction', { id, version });
    const { case: seen } = await d.operator.must<{ case: { history: { nodes: { action: string }[]; verified: boolean }; timeline: { kind: string }[] } }>(
      'query ($id: ID) { case(id: $id) { history(first: 10) { nodes { action } verified } timeline { kind } } }',
      { id },
    );
    expect(seen.history.nodes.map(({ action }) => action)).toEqual(['Hoàn tác', 'Chuyển xử lý', 'Tiếp nhận', 'Gửi phản ánh']);
    expect(seen.history.verified).toBe(true);
    expect(seen.timeline.map(({ kind }) => kind)).toEqual(['CaseSubmitted']);
  });
});

describe('X-24 an undo is refused', () => {
  it('to everybody but who acted; it is offered to nobody else', async () => {
    const { id, version } = await d.claimed();
    expect((await offerFor(d.specialist, id))?.undo).toMatchObject({ action: 'CLAIM' });
    for (const who of [d.colleague, d.leader, d.operator, d.supervisor, d.head]) {
      expect(await offerFor(who, id)).toMatchObject({ undo: null });
      expect((await offerFor(who, id))?.viewerActions).not.toContain('UNDO');
      expect(await who.isFaulted('undoAction', { id, version })).toBe('FORBIDDEN');
    }
    expect(await d.stranger.isFaulted('undoAction', { id, version })).toBe('NOT_FOUND');
    for (const who of [d.reporter, d.anotherCitizen]) expect(await who.isFaulted('undoAction', { id, version })).toBe('FORBIDDEN');
    expect(await d.events(id)).not.toContain('ActUndone');
  });

  it('of what the reporter was given, and of an undo', async () => {
    const { id, version, answers } = await d.reviewed();
    const published = await d.operator.does('publishAnswer', { id, version, answerId: answers[0]?.id, makeCasePublic: false });
    expect(await d.operator.does('undoAction', { id, version: published.version })).toMatchObject({ refused: 'NOT_NOW' });
    const other = await d.assigned();
    const back = await d.operator.does('undoAction', { id: other.id, version: other.version });
    expect(await d.operator.does('undoAction', { id: other.id, version: back.version })).toMatchObject({ refused: 'NOT_NOW' });
  });

  it('when somebody was quicker: of an undo and the next act one is taken', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, version } = await d.assigned();
      const [undo, claim] = await Promise.allSettled([d.operator.does('undoAction', { id, version }), d.specialist.does('claimCase', { id, version })]);
      const taken = [undo, claim].filter((each) => each.status === 'fulfilled' && each.value.__typename === 'Case');
      expect(taken).toHaveLength(1);
      expect(await verdict(id)).toEqual({ holds: true });
    }
    const { id, version } = await d.assigned();
    await d.specialist.does('claimCase', { id, version });
    expect(await d.operator.does('undoAction', { id, version })).toMatchObject({ refused: 'STALE_VERSION', now: { version: version + 1 } });
  });

  it('when its time is over; what was said meanwhile hinders nobody and stays said', async () => {
    const early = await d.assigned();
    await d.reporter.does('sendMessage', { caseId: early.id, text: 'Cảm ơn' });
    expect(await d.operator.does('undoAction', { id: early.id, version: early.version })).toMatchObject({ status: 'AWAITING_ACCEPTANCE' });
    expect(await d.events(early.id)).toContain('MessageSent');
    expect(await verdict(early.id)).toEqual({ holds: true });
    const { id, version } = await d.assigned();
    await clock.set(localTime(new Date(Date.now() + 120_000).toISOString()));
    expect(await d.operator.does('undoAction', { id, version })).toMatchObject({ refused: 'UNDO_OVER' });
    expect((await offerFor(d.operator, id))?.undo).toBeNull();
  });
});
