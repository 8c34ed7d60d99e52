import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { does } from './outside/case-acts.ts';
import { outside, subscribe, until, type Answer, type Outside, type Subscription } from './outside/client.ts';
import { asOwner } from './outside/database.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, partnerToken, signedIn, type System } from './outside/people.ts';

// The whole system is shared with the other files: the day is set back, nothing else of the catalogues is changed here.
const system: System = inject('system');
const DAY_MS = 24 * 3_600_000;
const HOURS_OF_VIETNAM_MS = 7 * 3_600_000;
const MOST_BYTES = 1_000_000;

interface Day {
  date: string;
  working: boolean;
  status: string;
  decision: string | null;
}
interface Change {
  __typename: string;
  casesAffected: number;
  days: Day[];
  code?: string;
  fields?: { path: string; code: string }[];
}
interface DeskEvent {
  kind: string;
  caseId: string;
  case: { dueAt: string } | null;
}
interface Entry {
  action: string;
  changes: { label: string; oldValue: string | null; newValue: string | null }[];
}

const REFUSED = '__typename ... on Refusal { code fields { path code } }';
const CHANGE = `${REFUSED} ... on CalendarChange { casesAffected days { date working status decision } }`;
const PREVIEW = 'query($days: [CalendarDayInput!]!) { done: previewCalendar(days: $days) { __typename casesAffected days { date working status decision } } }';
const SET_DAYS = `mutation($days: [CalendarDayInput!]!) { done: setCalendarDays(days: $days) { ${CHANGE} } }`;
const SET_HOURS = `mutation($validFrom: Date!, $periods: [WorkingPeriodInput!]!) { done: setWorkingHours(validFrom: $validFrom, periods: $periods) { ${CHANGE} } }`;
const SET_LEVEL = `mutation($input: ServiceLevelInput!) { done: setServiceLevel(input: $input) { ${REFUSED} } }`;
const SAVE_PORTAL = `mutation($input: PortalInput!) { done: savePortal(input: $input) { ${REFUSED} } }`;
const SAVE_CATEGORY = `mutation($code: ID!, $input: CategoryInput!) { done: saveCategory(code: $code, input: $input) { ${REFUSED} } }`;
const SAVE_REASON = `mutation($kind: ReasonKind!, $code: ID!, $input: ReasonInput!) { done: saveReason(kind: $kind, code: $code, input: $input) { ${REFUSED} } }`;
const CALENDAR = 'query($year: Int!) { workingCalendar(year: $year) { date working status decision } }';

const day = (different: object = {}): object => ({ date: '2040-03-05', working: false, status: 'confirmed', ...different });
const level = (different: object = {}): object => ({
  ...{ urgency: 'NORMAL', reception: 4, resolve: 24, maxTotal: 40, remindBefore: 8, validFrom: '2040-01-01' },
  ...different,
});
const MORNING = { weekday: 1, from: '07:30', to: '11:30' };
const hours = (period: object = {}): object => ({ validFrom: '2040-01-01', periods: [{ ...MORNING, ...period }] });
const portal = (different: object = {}): object => ({
  ...{ systemName: 'Hệ thống thử', appName: 'Thử', owner: 'UBND tỉnh', operator: 'Trung tâm', hotline: '1900 0000', email: 'thu@khanhhoa.gov.vn' },
  ...{ address: 'Nha Trang', about: 'Thử', supportHours: 'Giờ hành chính', ...different },
});
const category = (different: object = {}): object => ({
  ...{ name: 'Thử', nameEn: 'Trial', group: 'NO_SUCH_GROUP', order: 1, urgency: 'NORMAL', publicByDefault: true, sensitive: false },
  ...{ approvalRequired: false, proofRequired: false, active: true, ...different },
});
const reason = (different: object = {}): object => ({ label: 'Thử', labelEn: 'Trial', explainRequired: false, active: true, ...different });

let admin: Outside;
let operator: Outside;
let officer: Outside;
let citizen: Outside;
let desk: Subscription<DeskEvent>;
/** Sets the day back: what is unconfirmed counts as its weekday says. Nothing when it was done. */
let setBack = async (): Promise<unknown> => null;

beforeAll(async () => {
  admin = await signedIn(system, await demoPerson(system, 'ADMIN'));
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  officer = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
  citizen = await signedIn(system, await demoPerson(system, 'CITIZEN'));
});
afterAll(async () => {
  await setBack();
  await desk?.close();
});

const localDate = (at: number): string => new Date(at + HOURS_OF_VIETNAM_MS).toISOString().slice(0, 10);

/** The first working day of the week after today that nothing is said about: it lies before the deadline of what is assigned now. */
async function nextWorkingDay(now: number): Promise<string> {
  const year = Number(localDate(now).slice(0, 4));
  const pages = await Promise.all([year, year + 1].map((each) => citizen.must<{ workingCalendar: Day[] }>(CALENDAR, { year: each })));
  const different = new Set(pages.flatMap(({ workingCalendar }) => workingCalendar).map(({ date }) => date));
  for (let ahead = 1; ; ahead++) {
    const date = localDate(now + ahead * DAY_MS);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday >= 1 && weekday <= 5 && !different.has(date)) return date;
  }
}

/** Everything that these operations could change. */
const catalogues = async (): Promise<unknown> =>
  asOwner(
    system.dataDir,
    `select (select revision from cases.catalogue_state) as revision, (select count(*) from cases.calendar_day) as days,
      (select count(*) from cases.recomputation) as recomputations, (select count(*) from events.log where type = 'CatalogueChanged') as changes`,
  );
/** The code of a fault, or of the refusal. */
const codeOf = ({ data, errors, status }: Answer<{ done: { code?: string } | null }>): string =>
  errors?.[0]?.extensions?.code ?? data?.done?.code ?? `${status}`;

describe('B-02 a day off', () => {
  test('an administrator previews and confirms it: open deadlines move, the history and the open socket say so, everybody sees the day', async () => {
    const { id, version } = await files(citizen);
    const agency = await agencyIds(operator);
    const { eventCursor } = await officer.must<{ eventCursor: string }>('{ eventCursor }');
    desk = subscribe(officer, 'caseEvents', 'subscription($after: String) { caseEvents(after: $after) { kind caseId case { dueAt } } }', {
      after: eventCursor,
    });
    const assigned = await does(operator, 'assignCase', { id, version, input: { leadAgencyId: agency('S-XD'), makePublic: false } });
    const dueBefore = assigned.dueAt ?? '';
    const date = await nextWorkingDay(Date.now());
    expect(date <= localDate(Date.parse(dueBefore)), `${date} lies before ${dueBefore}`).toBe(true);
    const dueAt = async (): Promise<string> => (await officer.must<{ case: { dueAt: string } }>(`{ case(id: "${id}") { dueAt } }`)).case.dueAt;
    const moved = (): Promise<DeskEvent> => desk.next((event) => event.kind === 'DEADLINE_CHANGED' && event.caseId === id);

    const dayOff = { date, working: false, status: 'confirmed', decision: '3333/QĐ-UBND' };
    const { done: preview } = await admin.must<{ done: Change }>(PREVIEW, { days: [dayOff] });
    expect(preview).toMatchObject({ days: [dayOff] });
    expect(preview.casesAffected).toBeGreaterThan(0);
    expect(await dueAt()).toBe(dueBefore);

    const key = { 'idempotency-key': randomUUID() };
    setBack = () => admin.must(SET_DAYS, { days: [{ date, working: false, status: 'unconfirmed', decision: null }] });
    const { done } = await admin.must<{ done: Change }>(SET_DAYS, { days: [dayOff] }, key);
    expect(done).toMatchObject({ __typename: 'CalendarChange', casesAffected: preview.casesAffected, days: [dayOff] });
    const dueAfter = (await moved()).case?.dueAt ?? '';
    expect(Date.parse(dueAfter)).toBeGreaterThan(Date.parse(dueBefore));
    expect(await dueAt()).toBe(dueAfter);

    const { history } = (
      await officer.must<{ case: { history: { verified: boolean; nodes: Entry[] } } }>(
        `{ case(id: "${id}") { history(first: 5) { verified nodes { action changes { label oldValue newValue } } } } }`,
        {},
        { 'accept-language': 'en' },
      )
    ).case;
    expect(history.verified).toBe(true);
    const [entry] = history.nodes;
    expect(entry?.action).toBe('Deadline changed');
    const due = entry?.changes[0];
    expect(due?.oldValue).toBeTruthy();
    expect(due?.newValue).toBeTruthy();
    expect(due?.newValue).not.toBe(due?.oldValue);

    const year = Number(date.slice(0, 4));
    const shown = async (): Promise<Day | undefined> =>
      (await outside(system.origin).must<{ workingCalendar: Day[] }>(CALENDAR, { year })).workingCalendar.find((each) => each.date === date);
    await until('the day in the public calendar', async () => (await shown())?.decision === dayOff.decision);
    expect(await shown()).toEqual(dayOff);

    const before = await catalogues();
    expect((await admin.must<{ done: Change }>(SET_DAYS, { days: [dayOff] }, key)).done).toMatchObject({ __typename: 'CalendarChange' });
    expect(await catalogues(), 'the same key changes nothing twice').toEqual(before);

    await setBack();
    expect(await moved()).toMatchObject({ case: { dueAt: dueBefore } });
    expect(await dueAt()).toBe(dueBefore);
    const open = `select count(*)::int as open from cases.recomputation where finished_at is null`;
    await until('every open deadline to be derived', async () => (await asOwner<{ open: number }>(system.dataDir, open))[0]?.open === 0, 60_000);
  });
});

describe('S4 the catalogues', () => {
  const OPERATIONS: readonly [query: string, variables: object][] = [
    [PREVIEW, { days: [day()] }],
    [SET_DAYS, { days: [day()] }],
    [SET_HOURS, hours()],
    [SET_LEVEL, { input: level() }],
    [SAVE_PORTAL, { input: portal() }],
    [SAVE_CATEGORY, { code: 'TRIAL', input: category() }],
    [SAVE_REASON, { kind: 'RETURN', code: 'TRIAL', input: reason() }],
  ];

  test('belong to the administrators: everybody else is refused each operation, and nothing changes', async () => {
    const partner = await demoPerson(system, 'PARTNER');
    const { access_token: token } = (await (await partnerToken(system, partner.identifier, partner.password)).json()) as { access_token: string };
    const leader = await signedIn(system, await demoPerson(system, 'AGENCY_LEADER', 'S-XD'));
    const others = { operator, leader, officer, citizen, partner: outside(system.origin, token), anonymous: outside(system.origin) };
    const before = await catalogues();
    for (const [who, client] of Object.entries(others)) {
      for (const [query, variables] of OPERATIONS) {
        const answer = await client.ask<{ done: null }>(query, variables);
        expect(answer.errors?.[0]?.extensions?.code, `${who}: ${query}`).toBe(who === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
        expect(answer.data?.done ?? null).toBeNull();
      }
    }
    expect(await catalogues()).toEqual(before);
  });

  test('R6: hostile input is refused with a type, and nothing changes', async () => {
    const many = Array.from({ length: 401 }, (_, at) => day({ date: new Date(Date.UTC(2040, 0, 1 + at)).toISOString().slice(0, 10) }));
    const long = 'x'.repeat(MOST_BYTES);
    const cases: [what: string, query: string, variables: object, codes: string[]][] = [
      ['a label that nobody sees', SAVE_REASON, { kind: 'RETURN', code: 'TRIAL', input: reason({ label: '\u3164\u0000' }) }, ['INVALID_INPUT']],
      ['401 days', SET_DAYS, { days: many }, ['INVALID_INPUT']],
      ['401 days to preview', PREVIEW, { days: many }, ['BAD_USER_INPUT']],
      ['29 February 2027', SET_DAYS, { days: [day({ date: '2027-02-29' })] }, ['BAD_USER_INPUT']],
      ['no date', SET_DAYS, { days: [day({ date: '2027-02-01T00:00:00Z' })] }, ['BAD_USER_INPUT']],
      ['24:61', SET_HOURS, hours({ to: '24:61' }), ['INVALID_INPUT']],
      ['25:00', SET_HOURS, hours({ to: '25:00' }), ['INVALID_INPUT']],
      ['no time', SET_HOURS, hours({ from: '7h30' }), ['INVALID_INPUT']],
      ['weekday 0', SET_HOURS, hours({ weekday: 0 }), ['INVALID_INPUT']],
      ['weekday 2^31', SET_HOURS, hours({ weekday: 2 ** 31 }), ['BAD_USER_INPUT']],
      ['1 MB in a name', SET_DAYS, { days: [day({ name: long })] }, ['BAD_USER_INPUT', 'INVALID_INPUT', 'PAYLOAD_TOO_LARGE', '413']],
      ['1 MB in a time', SET_HOURS, hours({ from: long }), ['BAD_USER_INPUT', 'INVALID_INPUT', 'PAYLOAD_TOO_LARGE', '413']],
      ['900 kB in a time', SET_HOURS, hours({ from: long.slice(0, 900_000) }), ['BAD_USER_INPUT', 'INVALID_INPUT']],
      ['900 kB in a status', SET_DAYS, { days: [day({ status: long.slice(0, 900_000) })] }, ['BAD_USER_INPUT', 'INVALID_INPUT']],
      ['negative hours', SET_LEVEL, { input: level({ resolve: -1 }) }, ['INVALID_INPUT']],
      ['NaN as text', SET_LEVEL, { input: level({ resolve: 'NaN' }) }, ['BAD_USER_INPUT']],
      ['infinite hours', SET_LEVEL, { input: level({ resolve: 1e308 }) }, ['INVALID_INPUT']],
      ['a third of an hour', SET_LEVEL, { input: level({ resolve: 0.333 }) }, ['INVALID_INPUT']],
      ['a pause of -1', SAVE_REASON, { kind: 'PAUSE', code: 'TRIAL', input: reason({ maxWorkingHours: -1 }) }, ['INVALID_INPUT']],
      ['a code with a quote', SAVE_CATEGORY, { code: `A'; drop table`, input: category() }, ['INVALID_INPUT']],
      ['an address that runs', SAVE_PORTAL, { input: portal({ zaloUrl: 'javascript:alert(1)' }) }, ['INVALID_INPUT']],
    ];
    const before = await catalogues();
    const wrong: string[] = [];
    for (const [what, query, variables, codes] of cases) {
      const answer = await admin.ask<{ done: { code?: string } | null }>(query, variables);
      if (!codes.includes(codeOf(answer))) wrong.push(`${what}: ${codeOf(answer)}`);
    }
    expect(wrong).toEqual([]);
    // JSON has no NaN: a literal in the document.
    const literal = `mutation { done: setServiceLevel(input: { urgency: NORMAL, reception: 4, resolve: NaN, maxTotal: 40, remindBefore: 8, validFrom: "2040-01-01" }) { ${REFUSED} } }`;
    expect(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']).toContain(codeOf(await admin.ask(literal)));
    expect(await catalogues()).toEqual(before);
  });
});
