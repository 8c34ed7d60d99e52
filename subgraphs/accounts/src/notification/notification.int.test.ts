import { AFTERWARDS, appendEvent, createNotifier, giveBack, linkOf, type CaseEventData, type CaseEventType, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { deadlockConsumer } from '@pakn/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNDO_MS } from '../message/add-messages.ts';
import { undoingIsOver } from '../testing/case-event.ts';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';
import { notifications } from './notification-consumer.ts';

/** As it runs here: on trial, by every channel. */
const NOTIFYING = notifications(new Set(['SMS', 'EMAIL']));
let here: Province;
let notifier: Notifier;
let citizen: Caller;
let operator: Caller;
let specialist: Caller;
let other: Caller;
let agencies: Record<'lead' | 'desk', string>;
beforeAll(async () => {
  here = await province();
  notifier = createNotifier(here.env.DATABASE_URL);
  citizen = await signedIn(here, here.person('CITIZEN'));
  operator = await signedIn(here, here.person('OPERATOR'));
  specialist = await signedIn(here, here.person('SPECIALIST', 'S-XD'));
  other = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
  agencies = { lead: await here.agencyId('S-XD'), desk: await here.agencyId('TTCDS') };
});
afterAll(async () => {
  await notifier.close();
  await here.close();
});

let n = 0;
/** A case of the citizen: every call appends one event of it, as cases would. */
function report(code = `KH-2611-T${String(++n).padStart(5, '0')}`): {
  id: string;
  code: string;
  has(type: CaseEventType, more?: Partial<CaseEventData> & { actorId?: string; commandId?: string; isPublic?: boolean }): Promise<void>;
} {
  const id = newId();
  let last: { n: number; hash: Buffer | null } = { n: 0, hash: null };
  const facts = {
    code,
    categoryCode: 'GT',
    answerDueAt: '2026-11-25T10:00:00.000Z',
    dueAt: '2026-11-24T10:00:00.000Z',
    receptionDueAt: '2026-11-20T10:00:00.000Z',
    leadAgencyId: agencies.lead,
    submittedAt: '2026-11-20T08:00:00.000Z',
  } as CaseEventData['facts'];
  return {
    id,
    code,
    async has(
      type,
      {
        actorId = null,
        commandId = 'test',
        isPublic = false,
        ...more
      }: Partial<CaseEventData> & { actorId?: string | null; commandId?: string; isPublic?: boolean } = {},
    ) {
      const data: CaseEventData = { facts: { ...facts, isPublic }, changes: [], reporterId: citizen.identity.sub ?? '', actorAgencyId: null, ...more };
      await inTransaction(here.accounts.services.pool, async (client) => {
        const event = { type, commandId, actorId, at: new Date(), data, audience: [`case:${id}`], chain: { caseId: id, last } };
        await appendEvent(client, event);
        last = linkOf(event);
      });
      notifier.notify();
    },
  };
}

const LIST =
  'query($first: Int!, $after: String, $unreadOnly: Boolean) { notifications(first: $first, after: $after, unreadOnly: $unreadOnly) { unreadCount nodes { id cursor kind title body readAt case { id } } pageInfo { hasNextPage endCursor } } }';
interface NotificationNode {
  id: string;
  cursor: string;
  kind: string;
  title: string;
  body: string;
  readAt: string | null;
  case: { id: string };
}
interface List {
  notifications: { unreadCount: number; nodes: NotificationNode[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}
const listOf = async (who: Caller, variables: object = { first: 100 }): Promise<List['notifications']> => (await who.must<List>(LIST, variables)).notifications;
const about = async (who: Caller, caseId: string): Promise<string[]> =>
  (await listOf(who)).nodes.filter((node) => node.case.id === caseId).map(({ kind }) => kind);

describe('A8-10 A8-11 people are notified in the app', () => {
  it('each who is concerned, once, and nobody else; not who did it', async () => {
    const filed = report();
    await filed.has('CaseSubmitted');
    await filed.has('CaseAssigned', {
      actorId: operator.identity.sub ?? '',
      from: { status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION' },
      toAgencyIds: [agencies.lead],
    });
    await filed.has('MessageSent', { actorId: citizen.identity.sub ?? '' });
    await filed.has('ResultReturned', { actorId: specialist.identity.sub ?? '', actorAgencyId: agencies.lead });
    await filed.has('AnswerPublished', { actorId: operator.identity.sub ?? '', actorAgencyId: agencies.desk });
    await until(async () => (await about(citizen, filed.id)).length === 2);
    expect(await about(citizen, filed.id)).toEqual(['PUBLISHED', 'ASSIGNED']);
    expect(await about(operator, filed.id)).toEqual(['RESULT_RETURNED', 'SUBMITTED']);
    expect(await about(specialist, filed.id)).toEqual(['PUBLISHED', 'MESSAGE', 'ASSIGNED']);
    expect(await about(other, filed.id)).toEqual([]);
    const { rows } = await here.owner.query('select count(*)::int as count from accounts.notification where case_id = $1 and account_id = $2', [
      filed.id,
      citizen.identity.sub,
    ]);
    expect(rows[0]).toEqual({ count: 2 });
  });

  it('A8-34 an officer who is named is notified alone', async () => {
    const given = report();
    const leader = await signedIn(here, here.person('AGENCY_LEADER', 'S-XD'));
    await given.has('CaseDelegated', { notify: { agencyIds: [], leadersOnly: false, officerIds: [specialist.identity.sub ?? ''] } });
    await given.has('CaseTakenOver', { notify: { agencyIds: [agencies.lead], leadersOnly: true, officerIds: [specialist.identity.sub ?? ''] } });
    await until(async () => (await about(leader, given.id)).length === 1);
    expect(await about(specialist, given.id)).toEqual(['TAKEN_OVER', 'DELEGATED']);
    expect(await about(leader, given.id)).toEqual(['TAKEN_OVER']);
    expect(await about(other, given.id)).toEqual([]);
  });

  it('A4-05 who follows a public report is notified of its status, once; of a private one, or no longer following, of nothing', async () => {
    const follower = await signedIn(here, here.people.filter(({ role }) => role === 'CITIZEN').at(1) ?? here.person('BUSINESS'));
    const follows = async (caseId: string, on: boolean): Promise<void> => {
      const accountId = follower.identity.sub ?? '';
      await inTransaction(here.accounts.services.pool, (client) =>
        appendEvent(client, { type: 'CaseFollowed', commandId: 'test', actorId: accountId, at: new Date(), data: { caseId, accountId, on }, audience: [] }),
      );
    };
    const [open, hidden] = [report(), report()];
    await follows(open.id, true);
    await follows(hidden.id, true);
    await hidden.has('AnswerPublished');
    await open.has('CaseSubmitted');
    await open.has('AnswerPublished', { isPublic: true });
    await until(async () => (await about(follower, open.id)).length > 0);
    expect([await about(follower, open.id), await about(follower, hidden.id)]).toEqual([['PUBLISHED'], []]);
    await follows(open.id, false);
    await open.has('CaseReopened', { isPublic: true });
    await until(async () => (await about(specialist, open.id)).includes('REOPENED'));
    expect(await about(follower, open.id)).toEqual(['PUBLISHED']);
  });

  it('B-04 who stands in for somebody on leave is notified too, once and only while it lasts', async () => {
    const leave = (from: string, to: string): Promise<unknown> =>
      here.owner.query(
        `update accounts.account set leave_from = now() + $2::interval, leave_to = now() + $3::interval, leave_deputy_id = $4
         where agency_id = $1 and roles && '{AGENCY_LEADER,SPECIALIST}'`,
        [agencies.lead, from, to, other.identity.sub],
      );
    const during = report();
    await leave('-1 hour', '1 hour');
    await during.has('CaseAssigned', { toAgencyIds: [agencies.lead] });
    await until(async () => (await about(other, during.id)).length > 0);
    expect(await about(other, during.id)).toEqual(['ASSIGNED']);
    expect(await about(specialist, during.id)).toEqual(['ASSIGNED']);
    const afterwards = report();
    await leave('-2 hours', '-1 hour');
    await afterwards.has('CaseAssigned', { toAgencyIds: [agencies.lead] });
    await until(async () => (await about(specialist, afterwards.id)).length > 0);
    expect(await about(other, afterwards.id)).toEqual([]);
  });

  it('P15 of what was written afterwards (generated, imported) nobody is notified; whose case it is stays known', async () => {
    const [old, fresh] = [report(), report()];
    for (const type of ['CaseSubmitted', 'CaseAssigned', 'AnswerPublished'] as const)
      await old.has(type, { commandId: `${AFTERWARDS}generate 1 0`, toAgencyIds: [agencies.lead] });
    await fresh.has('CaseSubmitted');
    await until(async () => (await about(operator, fresh.id)).length > 0);
    const { rows } = await here.owner.query(
      `select (select count(*)::int from accounts.notification where case_id = $1) as notices, (select count(*)::int from accounts.message where params::text like '%' || $2 || '%') as messages,
         (select count(*)::int from accounts.reported_case where case_id = $1) as reported`,
      [old.id, old.code],
    );
    expect(rows[0]).toEqual({ notices: 0, messages: 0, reported: 1 });
  });

  it('pages newest first by key, counts the unread, marks the own ones read', async () => {
    const filed = report();
    for (let i = 0; i < 5; i++) await filed.has('MessageSent', { actorAgencyId: agencies.lead });
    await until(async () => (await about(citizen, filed.id)).length === 5);
    const first = await listOf(citizen, { first: 2 });
    const second = await listOf(citizen, { first: 2, after: first.pageInfo.endCursor });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4);
    const ids = first.nodes.map(({ id }) => id);
    await specialist.must('mutation($ids: [ID!]!) { markNotificationsRead(ids: $ids) { __typename } }', { ids });
    expect((await listOf(citizen)).unreadCount).toBe(first.unreadCount);
    await citizen.must('mutation($ids: [ID!]!) { markNotificationsRead(ids: $ids) { __typename } }', { ids: [...ids, 'x'] });
    const after = await listOf(citizen, { first: 100, unreadOnly: true });
    expect(after.unreadCount).toBe(first.unreadCount - 2);
    expect(after.nodes.some(({ id }) => ids.includes(id))).toBe(false);
    for (const variables of [{ first: 0 }, { first: 101 }, { first: 1, after: 'x' }]) expect(await citizen.fault(LIST, variables)).toBe('BAD_USER_INPUT');
  });
});

it("A3-17 all are marked read, also those beyond the loaded page; nobody else's are", async () => {
  const filed = report();
  for (let i = 0; i < 3; i++) await filed.has('MessageSent', { actorAgencyId: agencies.lead });
  await filed.has('MessageSent', { actorId: citizen.identity.sub ?? '' });
  await until(async () => (await about(citizen, filed.id)).length === 3 && (await about(specialist, filed.id)).length === 1);
  const before = await listOf(specialist, { first: 1 });
  await citizen.must('mutation { markAllNotificationsRead { __typename } }');
  expect(await listOf(citizen, { first: 100, unreadOnly: true })).toMatchObject({ unreadCount: 0, nodes: [] });
  expect((await listOf(specialist, { first: 1 })).unreadCount).toBe(before.unreadCount);
  expect(before.unreadCount).toBeGreaterThan(0);
  await filed.has('MessageSent', { actorAgencyId: agencies.lead });
  await until(async () => (await listOf(citizen, { first: 1 })).unreadCount === 1);
});

describe('B-22 a notification is worded when it is read', () => {
  const inEnglish = async (who: Caller, caseId: string): Promise<NotificationNode | undefined> => {
    who.language = 'en';
    const { nodes } = await listOf(who).finally(() => (who.language = 'vi'));
    return nodes.find((node) => node.case.id === caseId);
  };

  it("in the reader's language, from what was stored once", async () => {
    const filed = report();
    await filed.has('CaseAccepted', { actorAgencyId: agencies.desk });
    await until(async () => (await about(citizen, filed.id)).length === 1);
    const vietnamese = (await listOf(citizen)).nodes.find((node) => node.case.id === filed.id);
    expect(vietnamese).toMatchObject({ title: `Đã tiếp nhận phản ánh ${filed.code}`, body: 'Dự kiến trả lời trước 17:00 25/11/2026.' });
    expect(await inEnglish(citizen, filed.id)).toMatchObject({
      title: `Report ${filed.code} was accepted`,
      body: 'An answer is expected before 17:00 25/11/2026.',
    });
    const { rows } = await here.owner.query('select title, body, words, params from accounts.notification where case_id = $1', [filed.id]);
    expect(rows).toEqual([{ title: null, body: null, words: 'ACCEPTED', params: { code: filed.code, due: '2026-11-25T10:00:00.000Z' } }]);
  });

  it('and one from before keeps the words that were stored', async () => {
    const caseId = newId();
    await here.owner.query(
      `insert into accounts.notification (id, account_id, kind, case_id, title, body, created_at) values ($1, $2, 'RATED', $3, 'Tiêu đề cũ', 'Nội dung cũ', now())`,
      [newId(), operator.identity.sub, caseId],
    );
    expect(await inEnglish(operator, caseId)).toMatchObject({ title: 'Tiêu đề cũ', body: 'Nội dung cũ' });
    const wordless = `insert into accounts.notification (id, account_id, kind, created_at) values ($1, $2, 'RATED', now())`;
    await expect(here.owner.query(wordless, [newId(), operator.identity.sub])).rejects.toThrow(/check constraint/);
  });
});

const ADDED = 'subscription($after: String) { notificationAdded(after: $after) { id cursor kind title case { id } } }';

describe('notificationAdded', () => {
  it('B-01 R3 sends each as it is made, and after a break from the last one seen: none missed, none twice', async () => {
    const filed = report();
    const live = citizen.subscribe<{ notificationAdded: NotificationNode }>(ADDED);
    const stranger = other.subscribe(ADDED);
    let count = 0;
    await until(async () => {
      // The socket is up when a first one arrives. One after the other: a transaction anywhere in the cluster may hold their release back.
      await filed.has('MessageSent', { actorAgencyId: agencies.lead });
      count += 1;
      await until(async () => (await about(citizen, filed.id)).length === count);
      return live.received.length > 0;
    });
    await live.stop();
    const seen = live.received.map(({ notificationAdded }) => notificationAdded);
    for (let i = 0; i < 3; i++) await filed.has('MessageSent', { actorAgencyId: agencies.lead });
    const again = citizen.subscribe<{ notificationAdded: NotificationNode }>(ADDED, { after: seen.at(-1)?.cursor });
    await filed.has('AnswerPublished', { actorAgencyId: agencies.desk });
    await until(() => again.received.some(({ notificationAdded }) => notificationAdded.kind === 'PUBLISHED'));
    const received = [...seen, ...again.received.map(({ notificationAdded }) => notificationAdded)].map(({ id }) => id);
    const stored = (await listOf(citizen)).nodes
      .filter((node) => node.case.id === filed.id)
      .map(({ id }) => id)
      .toReversed();
    expect(received).toEqual(stored.slice(stored.indexOf(received[0] ?? '')));
    expect(stranger.received).toEqual([]);
    await Promise.all([again.stop(), stranger.stop()]);
  });

  it('S4 says RESYNC to a cursor of somebody else, and nothing to who is not signed in', async () => {
    const theirs = (await listOf(specialist)).nodes[0]?.cursor;
    for (const [who, after, code] of [
      [citizen, theirs, 'RESYNC'],
      [citizen, 'x', 'RESYNC'],
      [here.as(), undefined, 'UNAUTHENTICATED'],
      [here.as({ kind: 'PARTNER', sub: newId() }), undefined, 'FORBIDDEN'],
    ] as const) {
      const stream = who.subscribe(ADDED, { after });
      await until(() => stream.failed.length > 0);
      expect(JSON.stringify(stream.failed)).toContain(code);
      await stream.stop();
    }
  });
});

describe('A3-06 by SMS', () => {
  it('the reporter of acceptance, result and rejection, once; the text is plain and fits', async () => {
    const filed = report();
    const since = here.sent.length;
    await filed.has('CaseAccepted', { actorAgencyId: agencies.desk });
    await filed.has('CaseAssigned', { from: { status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION' }, toAgencyIds: [agencies.lead] });
    await filed.has('AnswerPublished');
    await filed.has('CaseRejected');
    await until(
      async () => (await here.owner.query(`select from accounts.message where template = 'RECEIVED' and params->>'code' = $1`, [filed.code])).rowCount,
    );
    await undoingIsOver(here);
    const templates = (): string[] =>
      here.sent
        .slice(since)
        .filter(({ to, text }) => to === here.person('CITIZEN').phone && text.includes(filed.code))
        .map(({ template }) => template);
    await until(() => templates().length >= 3);
    expect(templates().sort()).toEqual(['RECEIVED', 'REJECTED', 'RESOLVED']);
    for (const { text } of here.sent.slice(since)) expect(text).toMatch(/^[\x20-\x7e]{1,160}$/);
    expect(here.sent.slice(since).find(({ template }) => template === 'RECEIVED')?.text).toContain('17:00 25/11/2026');
  });

  it('the next officers when it was ticked, after the time to undo; R5 marked before it is sent', async () => {
    const filed = report();
    await filed.has('CaseAssigned', { toAgencyIds: [agencies.lead], notifyBySms: true });
    const waiting = await until(async () => {
      const { rows } = await here.owner.query<{ id: string; not_before: Date; created_at: Date; marked_at: Date | null }>(
        `select * from accounts.message where params->>'code' = $1`,
        [filed.code],
      );
      return rows.length === 2 && rows;
    });
    expect(waiting.every((row) => row.not_before.getTime() - row.created_at.getTime() === UNDO_MS && row.marked_at === null)).toBe(true);
    const jobs = await here.owner.query(`select payload, run_at from accounts_worker._private_jobs j where j.payload->>'messageId' = any($1)`, [
      waiting.map(({ id }) => id),
    ]);
    expect(jobs.rows).toHaveLength(2);
    expect(JSON.stringify(jobs.rows)).not.toContain('+84');
    // One that was marked and not sent has an unknown fate: it is never sent again.
    await here.owner.query('update accounts.message set marked_at = now() where id = $1', [waiting[0]?.id]);
    await here.owner.query(`update accounts_worker._private_jobs set run_at = now() where payload->>'messageId' = any($1)`, [waiting.map(({ id }) => id)]);
    await until(async () => (await here.owner.query('select 1 from accounts.message where id = $1 and sent_at is not null', [waiting[1]?.id])).rowCount === 1);
    await until(
      async () =>
        (await here.owner.query(`select 1 from accounts_worker._private_jobs where payload->>'messageId' = any($1)`, [waiting.map(({ id }) => id)]))
          .rowCount === 0,
    );
    expect(here.sent.filter(({ text }) => text.includes(filed.code)).map(({ id }) => id)).toEqual([waiting[1]?.id]);
  });

  it('counts earlier reports of a caller', async () => {
    const filed = report();
    await filed.has('CaseSubmitted');
    await until(async () => (await here.owner.query('select 1 from accounts.reported_case where case_id = $1', [filed.id])).rowCount === 1);
    const { saveContact } = await operator.must<{ saveContact: { id: string; earlierCases: number } }>(
      'mutation($name: String!, $phone: String) { saveContact(name: $name, phone: $phone) { ... on Contact { id earlierCases } } }',
      { name: here.person('CITIZEN').fullName, phone: here.person('CITIZEN').phone },
    );
    expect(saveContact.id).toBe(citizen.identity.sub);
    expect(saveContact.earlierCases).toBeGreaterThanOrEqual(2);
  });
});

describe('R8 what hits the consumer', () => {
  const parked = async (caseId: string): Promise<number | null> =>
    (await here.owner.query('select from events.parked where consumer = $1 and case_id = $2', [NOTIFYING.name, caseId])).rowCount;

  it('a deadlock keeps nobody from being notified', async () => {
    const filed = report();
    await deadlockConsumer({ superuserUrl: here.database.superuserUrl, consumer: NOTIFYING.name, table: 'accounts.notification' }, async () => {
      await filed.has('AnswerPublished', { actorAgencyId: agencies.desk });
      await filed.has('CaseRejected', { actorAgencyId: agencies.desk });
    });
    await until(async () => (await about(citizen, filed.id)).length === 2);
    expect(await about(citizen, filed.id)).toEqual(['REJECTED', 'PUBLISHED']);
    expect(await parked(filed.id)).toBe(0);
  });

  it('R23 an event that nobody could read is given back once it can be, with the later ones of its case: the citizen is notified of each, once', async () => {
    const filed = report();
    const since = here.sent.length;
    await filed.has('CaseSubmitted');
    await filed.has('CaseAccepted', { facts: null as never, actorAgencyId: agencies.desk });
    await filed.has('AnswerPublished', { actorAgencyId: agencies.desk });
    await until(async () => (await parked(filed.id)) === 2);
    const { pool } = here.accounts.services;
    expect(await giveBack(pool, NOTIFYING)).toMatchObject({ taken: 0, refused: [{ event: { caseId: filed.id, n: 2 } }] });
    expect(await about(citizen, filed.id)).toEqual([]);

    const whole = `update events.log set data = jsonb_set(data, '{facts}', (select data->'facts' from events.log where case_id = $1 and n = 1)) where case_id = $1 and n = 2`;
    await here.owner.query(whole, [filed.id]);
    expect(await giveBack(pool, NOTIFYING)).toEqual({ taken: 2, refused: [] });
    expect(await about(citizen, filed.id)).toEqual(['PUBLISHED', 'ACCEPTED']);
    await until(() => here.sent.slice(since).filter(({ text }) => text.includes(filed.code)).length === 2);
    await filed.has('CaseClosed');
    await filed.has('MessageSent', { actorAgencyId: agencies.lead });
    await until(async () => (await about(citizen, filed.id))[0] === 'MESSAGE');
    expect(await giveBack(pool, NOTIFYING)).toEqual({ taken: 0, refused: [] });
  });
});
