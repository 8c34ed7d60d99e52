import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { does, type SeenCase } from './outside/case-acts.ts';
import { subscribe, outside, until, type Subscription, type Outside } from './outside/client.ts';
import { demoPerson, otpFor, partnerToken, signedIn, smsTo, solvedChallenge, SIGN_IN, type SessionAnswer, type System } from './outside/people.ts';
import { photo, upload } from './outside/upload.ts';

interface DeskEvent {
  cursor: string;
  kind: string;
  caseId: string;
  case: {
    id: string;
    code: string;
    title: string;
    status: string;
    reporterName: string | null;
    leadAgency: { name: string; performance: { row: { total: number } } | null } | null;
  } | null;
}
const EVENT = `cursor kind caseId case { id code title status reporterName leadAgency { name performance { row { total } } } }`;
const DESK = `subscription($after: String) { caseEvents(after: $after) { ${EVENT} } }`;
const ROW = `total handled { total onTime late } inProgress { total onTime late } ratings { total verySatisfied satisfied neutral dissatisfied }`;
const FIGURES = `{ statistics { totals { ${ROW} } byAgency { agency { code name } row { ${ROW} } } } }`;
interface Row {
  total: number;
  handled: { total: number; onTime: number; late: number };
  inProgress: { total: number; onTime: number; late: number };
  ratings: { total: number; verySatisfied: number; satisfied: number; neutral: number; dissatisfied: number };
}
interface Figures {
  statistics: { totals: Row; byAgency: { agency: { code: string; name: string }; row: Row }[] };
}

const system: System = inject('system');
const NHA_TRANG = { lon: 109.1895, lat: 12.2388 };
const subscriptions: Subscription<DeskEvent>[] = [];
let operator: Outside;
let lead: Outside;
let commune: Outside;
let citizen: Outside;
const phone = `+8490${String(Date.now()).slice(-7)}`;

async function deskOf(client: Outside): Promise<Subscription<DeskEvent>> {
  const { eventCursor } = await client.must<{ eventCursor: string }>('{ eventCursor }');
  const desk = subscribe<DeskEvent>(client, 'caseEvents', DESK, { after: eventCursor });
  subscriptions.push(desk);
  return desk;
}
const rowOf = (figures: Figures, code: string): Row | undefined => figures.statistics.byAgency.find((entry) => entry.agency.code === code)?.row;

beforeAll(async () => {
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  lead = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
  commune = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'UBND-22366'));
});
afterAll(async () => {
  await Promise.all(subscriptions.map((each) => each.close()));
});

test('A3-01 A3-07 A3-08 A3-09: a citizen registers with an id number and a phone, types the OTP, signs in', async () => {
  citizen = outside(system.origin);
  const personalId = `056190${String(Date.now()).slice(-6)}`;
  const before = (await smsTo(system, phone)).length;
  const { registerIndividual } = await citizen.must<{ registerIndividual: { __typename: string; id: string; phoneMasked: string } }>(
    `mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { __typename ... on OtpTicket { id phoneMasked } ... on Refusal { code fields { path code } } } }`,
    {
      input: {
        personalId,
        password: 'gió biển Nha Trang 26',
        fullName: 'Trần Thị Thử Nghiệm',
        phone,
        contactAddress: '12 Trần Phú',
        contactWardCode: '22366',
        consentVersion: '1',
        consentPurposes: [],
        challenge: await solvedChallenge(citizen),
      },
    },
  );
  expect(registerIndividual.__typename).toBe('OtpTicket');
  expect(registerIndividual.phoneMasked).not.toContain(phone.slice(-7));
  const otp = await otpFor(system, phone, before);
  const { confirmRegistration } = await citizen.must<{ confirmRegistration: { __typename: string } }>(
    `mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) { __typename ... on User { id } ... on Refusal { code } } }`,
    { id: registerIndividual.id, otp },
  );
  expect(confirmRegistration.__typename).toBe('User');
  const { signIn } = await citizen.must<{ signIn: SessionAnswer }>(SIGN_IN, {
    input: { identifier: personalId, password: 'gió biển Nha Trang 26', challenge: await solvedChallenge(citizen) },
  });
  expect(signIn.__typename).toBe('Session');
  citizen.token = signIn.accessToken;
});

test('A1-04 A4-12 A5-02 A5-03 A5-04 A6-03 A8-10 A8-17 B-01: one report travels through the whole house by the graph alone', async () => {
  const figuresBefore = await outside(system.origin).must<Figures>(FIGURES);
  const operatorDesk = await deskOf(operator);
  const leadDesk = await deskOf(lead);
  const communeDesk = await deskOf(commune);

  // 2. filing
  const picture = await upload(citizen, await photo('Ổ gà'), 'o-ga.jpg', 'image/jpeg');
  let seen: SeenCase = await does(citizen, 'submitCase', {
    input: {
      title: 'Ổ gà sâu trên đường Lê Hồng Phong',
      content: 'Ổ gà rộng khoảng 1 m, sâu 15 cm ở làn sát vỉa hè. Đề nghị vá lại sớm.',
      place: { address: 'Trước số 86 Lê Hồng Phong', ...NHA_TRANG },
      kind: 'INCIDENT',
      subjectKind: 'CITIZEN',
      identityMode: 'HIDDEN_NAME',
      attachmentIds: [picture],
    },
    challenge: await solvedChallenge(citizen),
    idempotencyKey: randomUUID(),
  });
  const { id, code } = seen;
  expect(code).toMatch(/^KH-\d{4}-[A-Z0-9]{6}$/);
  expect(seen.receptionDueAt).toBeTruthy();
  expect(seen.answerDueAt).toBeTruthy();
  const mine = await citizen.must<{ case: { attachments: { url: string; status: string }[] } }>(`{ case(code: "${code}") { attachments { url status } } }`);
  const bytes = Buffer.from(await (await fetch(new URL(mine.case.attachments[0]?.url ?? '', system.origin))).arrayBuffer());
  expect(bytes.includes('CanaryPhone'), 'the served picture has no metadata').toBe(false);

  // nobody outside sees it before acceptance
  expect((await outside(system.origin).must<{ case: null }>(`{ case(code: "${code}") { id } }`)).case).toBeNull();

  // 3. the operator's alert, triage
  const alert = await operatorDesk.next((event) => event.kind === 'SUBMITTED' && event.caseId === id);
  expect(alert.case).toMatchObject({ code, title: 'Ổ gà sâu trên đường Lê Hồng Phong' });
  const { agencies } = await operator.must<{ agencies: { id: string; code: string }[] }>('{ agencies { id code } }');
  const agencyId = (wanted: string): string => agencies.find((agency) => agency.code === wanted)?.id ?? '';
  seen = await does(operator, 'editCase', { id, version: seen.version, categoryCode: 'ROAD' });
  seen = await does(operator, 'assignCase', {
    id,
    version: seen.version,
    input: {
      leadAgencyId: agencyId('S-XD'),
      coordinatorAgencyIds: [agencyId('UBND-22366')],
      makePublic: true,
      comment: 'Đề nghị xử lý sớm',
      notifyBySms: true,
    },
  });
  expect(seen).toMatchObject({ status: 'IN_PROGRESS', isPublic: true });

  // 4. both agencies
  expect((await leadDesk.next((event) => event.kind === 'ASSIGNED' && event.caseId === id)).case).toMatchObject({ leadAgency: { name: 'Sở Xây dựng' } });
  await communeDesk.next((event) => event.kind === 'ASSIGNED' && event.caseId === id);
  expect(
    leadDesk.received.some((event) => event.kind === 'SUBMITTED'),
    'an agency is notified of a case only when it concerns its desk',
  ).toBe(false);
  seen = await does(lead, 'claimCase', { id, version: seen.version });
  expect(seen).toMatchObject({ status: 'IN_PROGRESS' });
  seen = await does(lead, 'scheduleCase', {
    id,
    version: seen.version,
    input: { amount: 5, unit: 'DAY', remindAmount: 8, remindUnit: 'HOUR', reason: 'Chờ đơn vị thi công điều máy' },
  });
  expect(seen.status).toBe('SCHEDULED');
  const partDone = await does(commune, 'completeCoordination', { id, version: seen.version, comment: 'Đã rào chắn, đặt biển báo' });
  const repaired = await upload(lead, await photo('Đã vá'), 'da-va.jpg', 'image/jpeg');
  seen = await does(lead, 'recordAnswer', {
    id,
    version: partDone.version,
    input: { agencyId: agencyId('S-XD'), content: 'Ông/Bà kính mến, đoạn đường đã được vá xong ngày hôm nay.', attachmentIds: [repaired] },
  });
  if (seen.viewerActions.includes('CONFIRM_COMPLETION')) seen = await does(lead, 'confirmCompletion', { id, version: seen.version });
  else seen = await does(lead, 'returnResult', { id, version: seen.version, comment: 'Đã hoàn thành' });
  expect(seen).toMatchObject({ status: 'RESULT_REVIEW', step: 'RESULT_REVIEW' });

  // 5. publication, seen live by the citizen
  const { eventCursor } = await citizen.must<{ eventCursor: string }>('{ eventCursor }');
  const page = subscribe<DeskEvent>(citizen, 'caseUpdated', `subscription($id: ID!, $after: String) { caseUpdated(id: $id, after: $after) { ${EVENT} } }`, {
    id,
    after: eventCursor,
  });
  subscriptions.push(page);
  const { case: reviewed } = await operator.must<{ case: { answers: { id: string; published: boolean }[] } }>(
    `{ case(id: "${id}") { answers { id published } } }`,
  );
  seen = await does(operator, 'publishAnswer', { id, version: seen.version, answerId: reviewed.answers[0]?.id, makeCasePublic: true });
  expect(seen).toMatchObject({ status: 'ANSWERED', step: 'DONE', progress: 'ON_TIME' });
  expect((await page.next((event) => event.kind === 'PUBLISHED')).case).toMatchObject({ status: 'ANSWERED' });
  await does(citizen, 'rateCase', { id, satisfaction: 'VERY_SATISFIED', comment: 'Cảm ơn, xử lý nhanh' });
  await does(citizen, 'sendMessage', { caseId: id, text: 'Xin hỏi đoạn cuối đường bao giờ vá?' });
  await leadDesk.next((event) => event.kind === 'MESSAGE' && event.caseId === id);

  // 6. the public
  const bbox = [NHA_TRANG.lon - 0.01, NHA_TRANG.lat - 0.01, NHA_TRANG.lon + 0.01, NHA_TRANG.lat + 0.01];
  const visitor = outside(system.origin);
  const { cases } = await visitor.must<{
    cases: { nodes: { code: string; answer: { content: string } | null; rating: { satisfaction: string } | null; reporterName: string | null }[] };
  }>(`query($bbox: [Float!]) { cases(filter: { bbox: $bbox }, first: 50) { nodes { code reporterName answer { content } rating { satisfaction } } } }`, {
    bbox,
  });
  const published = cases.nodes.find((each) => each.code === code);
  expect(published?.answer?.content).toContain('vá xong');
  expect(published?.reporterName).not.toContain('Thử Nghiệm');

  // the figures move by exactly one, in the right columns
  const after = await until('the rated case in the figures', async () => {
    const figures = await visitor.must<Figures>(FIGURES);
    return figures.statistics.totals.ratings.total === figuresBefore.statistics.totals.ratings.total + 1 ? figures : null;
  });
  const moved = (before: Row | undefined, now: Row | undefined, pick: (row: Row) => number): number => (now ? pick(now) : 0) - (before ? pick(before) : 0);
  for (const [before, now] of [
    [figuresBefore.statistics.totals, after.statistics.totals],
    [rowOf(figuresBefore, 'S-XD'), rowOf(after, 'S-XD')],
  ] as const) {
    expect(moved(before, now, (row) => row.total)).toBe(1);
    expect(moved(before, now, (row) => row.handled.onTime)).toBe(1);
    expect(moved(before, now, (row) => row.handled.late)).toBe(0);
    expect(moved(before, now, (row) => row.inProgress.total)).toBe(0);
    expect(moved(before, now, (row) => row.ratings.verySatisfied)).toBe(1);
  }
  expect(moved(rowOf(figuresBefore, 'UBND-22366'), rowOf(after, 'UBND-22366'), (row) => row.total)).toBe(0);

  // Excel and page agree
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(
    await (await fetch(`${system.origin}/exports/agencies.xlsx`, { headers: { authorization: `Bearer ${operator.token}` } })).arrayBuffer(),
  );
  const lines: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => lines.push((row.values as unknown[]).slice(1).map(String).join('|')));
  const total = after.statistics.totals;
  const wanted = [
    total.total,
    total.handled.total,
    total.handled.onTime,
    total.handled.late,
    total.inProgress.total,
    total.inProgress.onTime,
    total.inProgress.late,
    total.ratings.total,
  ].join('|');
  expect(
    lines.some((line) => line.includes(wanted)),
    `${wanted} in\n${lines.join('\n')}`,
  ).toBe(true);
});

test('B-13: a partner with its own key reads what its scope allows and is refused the rest', async () => {
  const partner = await demoPerson(system, 'PARTNER');
  const answer = await partnerToken(system, partner.identifier, partner.password);
  expect(answer.status).toBe(200);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const client = outside(system.origin, token);
  const { cases, statistics } = await client.must<{ cases: { nodes: { code: string }[] } } & Figures>(
    `{ cases(first: 10) { nodes { code } } statistics { totals { total } byAgency { agency { code } row { total } } } }`,
  );
  expect(cases.nodes.length).toBeGreaterThan(0);
  expect(rowOf({ statistics } as Figures, 'S-XD')?.total).toBeGreaterThan(0);
  const refused = await client.ask(`{ inbox(queue: ALL, first: 5) { nodes { id } } }`);
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await partnerToken(system, partner.identifier, 'wrong secret')).status).toBe(401);
});
