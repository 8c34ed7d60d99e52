import { randomUUID } from 'node:crypto';
import { issueChallenge } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, NHA_TRANG, REPORT, submit } from '../testing/reports.ts';

let place: Province;
let citizen: Person;

beforeAll(async () => {
  place = await province();
  citizen = place.citizen();
});
afterAll(() => place.close());

const rows = async <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> => (await place.cases.services.pool.query<R>(sql, values)).rows;
const challenge = (nonce: string, now: number = Date.now()): { id: string; answer: string } => ({
  id: issueChallenge(place.env.SEAL_KEY ?? '', 5, 3, nonce, now).id,
  answer: '8',
});

describe('filing a report', () => {
  it('A4-12 A7-04: takes it, with a code, both promises and the first event', async () => {
    const taken = await submit(citizen);
    expect(taken).toMatchObject({ __typename: 'Case', version: 1, status: 'AWAITING_ACCEPTANCE' });
    expect(taken.code).toMatch(/^KH-\d{4}-[2-9A-HJ-NP-Z]{6}$/);
    expect(Date.parse(taken.answerDueAt ?? '')).toBeGreaterThan(Date.parse(taken.receptionDueAt ?? ''));
    const [event] = await rows<{ type: string; n: number; data: { facts: { code: string; wardCode: string }; changes: { field: string }[] } }>(
      'select type, n, data from events.log where case_id = $1',
      [taken.id],
    );
    expect(event).toMatchObject({ type: 'CaseSubmitted', n: 1, data: { facts: { code: taken.code, wardCode: '22366' } } });
    expect(JSON.stringify(event)).not.toContain('Lê Hồng Phong');
  });

  it('B-12: the words lie apart from the event, which holds their digests', async () => {
    const { id } = await filed(citizen);
    const [text] = await rows<{ words: string }>('select words from cases.history_text where case_id = $1', [id]);
    expect(text?.words).toContain('Ổ gà sâu');
  });

  it('A4-02 A4-03 A4-06: every wrong field has its own problem', async () => {
    const refused = await submit(citizen, {
      title: ' ',
      content: 'x'.repeat(5001),
      place: { lon: 105.8, lat: 21.0 },
      categoryCode: 'NONE',
      agencyConcernedId: randomUUID(),
      occurredAt: '2099-01-01T00:00:00Z',
      identityMode: 'ANONYMOUS',
      channel: 'HOTLINE',
      attachmentIds: ['zzz'],
    });
    expect(refused).toMatchObject({ __typename: 'Refusal', code: 'INVALID_INPUT' });
    expect(refused.fields.map((field) => `${field.path} ${field.code}`).sort()).toEqual([
      'input.agencyConcernedId UNKNOWN',
      'input.attachmentIds.0 UNKNOWN',
      'input.categoryCode UNKNOWN',
      'input.channel NOT_OFFERED',
      'input.content TOO_LONG',
      'input.identityMode NOT_OFFERED',
      'input.occurredAt IN_FUTURE',
      'input.place OUT_OF_PROVINCE',
      'input.title REQUIRED',
    ]);
    expect(refused.fields.every((field) => field.message.length > 0)).toBe(true);
    expect((await submit(citizen, {})).fields.map((field) => field.path)).toEqual(['input.title', 'input.content', 'input.place.address']);
  });

  it('A4-06 A4-08: a point alone gets its commune as address', async () => {
    const { id } = await filed(citizen, { place: NHA_TRANG });
    const { case: found } = await citizen.must<{ case: { place: { address: string; ward: { code: string }; approximate: boolean } } }>(
      `{ case(id: "${id}") { place { address ward { code } approximate } } }`,
    );
    expect(found.place).toEqual({ address: 'Phường Nha Trang', ward: { code: '22366' }, approximate: false });
  });

  it('A4-06: a point and a commune that is 100 km away are filed as said, and called approximate', async () => {
    const { id } = await filed(citizen, { place: { ...REPORT.place, wardCode: '22333', lon: 108.99, lat: 11.57 } });
    const { case: found } = await citizen.must<{ case: object }>(`{ case(id: "${id}") { place { ward { code } lon approximate } } }`);
    expect(found).toEqual({ place: { ward: { code: '22333' }, lon: 108.99, approximate: true } });
  });

  it('A4-10 X-10: a challenge is right, in time and used once', async () => {
    const solved = challenge('one');
    expect((await submit(citizen, REPORT, { challenge: solved })).__typename).toBe('Case');
    expect(await submit(citizen, REPORT, { challenge: solved })).toMatchObject({ code: 'CHALLENGE_USED' });
    expect(await submit(citizen, REPORT, { challenge: { ...challenge('two'), answer: '9' } })).toMatchObject({ code: 'CHALLENGE_WRONG' });
    expect(await submit(citizen, REPORT, { challenge: { id: 'forged.aaaa', answer: '8' } })).toMatchObject({ code: 'CHALLENGE_WRONG' });
    expect(await submit(citizen, REPORT, { challenge: challenge('three', Date.now() - 6 * 60_000) })).toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  });

  it('X-10: an invalid report does not spend the challenge', async () => {
    const solved = challenge('four');
    expect(await submit(citizen, { ...REPORT, title: '' }, { challenge: solved })).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await submit(citizen, REPORT, { challenge: solved })).__typename).toBe('Case');
  });

  it('R2: twenty at once with one key are one case; a retry after the answer was lost gets it too', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(citizen, REPORT, { key, challenge: challenge(key) })));
    expect(new Set(answers.map((answer) => answer.code)).size).toBe(1);
    expect((await submit(citizen, REPORT, { key })).code).toBe(answers[0]?.code);
    const [count] = await rows<{ events: number }>('select count(*)::int as events from events.log where case_id = $1', [answers[0]?.id]);
    expect(count?.events).toBe(1);
  });

  it('R2 X-30: the same key for something else is refused with the case that it made; the same key of somebody else is theirs', async () => {
    const key = randomUUID();
    const first = await submit(citizen, REPORT, { key });
    const other = { ...REPORT, title: 'Việc khác' };
    expect(await submit(citizen, other, { key })).toMatchObject({ __typename: 'Refusal', code: 'KEY_REUSED', case: { id: first.id, code: first.code } });
    expect((await submit(place.citizen(), other, { key })).code).not.toBe(first.code);
    expect((await submit(citizen, other)).__typename, 'under a key of its own it is filed').toBe('Case');
  });

  it('X-30: a refused report has not used its key: the mended one is filed under it', async () => {
    const key = randomUUID();
    expect(await submit(citizen, { ...REPORT, title: ' ' }, { key })).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await submit(citizen, REPORT, { key })).__typename).toBe('Case');
  });

  it('S25 X-10: after some reports within an hour a challenge is asked, after many it is enough; others go on', async () => {
    const strict = await province({ env: { LIMIT_REPORTS_PER_HOUR: '3', LIMIT_REPORTS_WITHOUT_CHALLENGE_PER_HOUR: '2' } });
    try {
      const sender = strict.citizen();
      const solved = (nonce: string): { id: string; answer: string } => ({
        id: issueChallenge(strict.env.SEAL_KEY ?? '', 5, 3, nonce, Date.now()).id,
        answer: '8',
      });
      expect((await submit(sender)).__typename).toBe('Case');
      expect((await submit(sender)).__typename).toBe('Case');
      expect(await submit(sender)).toMatchObject({ code: 'CHALLENGE_REQUIRED', fields: [{ path: 'challenge' }] });
      expect((await submit(sender, REPORT, { challenge: solved('a') })).__typename).toBe('Case');
      expect(await submit(sender, REPORT, { challenge: solved('b') })).toMatchObject({ code: 'TRY_LATER' });
      expect((await submit(strict.citizen())).__typename).toBe('Case');
    } finally {
      await strict.close();
    }
  });

  it('S1: the anonymous, officers and partners do not file as citizens', async () => {
    const codeOf = async (who: Person): Promise<string | undefined> =>
      (await who.ask('mutation($input: CaseDraftInput!) { submitCase(input: $input, idempotencyKey: "k") { __typename } }', { input: REPORT })).errors?.[0]
        ?.extensions?.code;
    expect(await codeOf(place.anyone)).toBe('UNAUTHENTICATED');
    expect(await codeOf(place.officer('desk', 'OPERATOR'))).toBe('FORBIDDEN');
    expect(await codeOf(place.partner('cases:read'))).toBe('FORBIDDEN');
  });

  it('takes down what a caller says, for operators only', async () => {
    const operator = place.officer('desk', 'OPERATOR');
    const INTAKE =
      'mutation($input: IntakeInput!) { intakeCase(input: $input, idempotencyKey: "call-1") { ... on Case { id channel } ... on Refusal { code fields { path } } } }';
    const input = { draft: REPORT, channel: 'HOTLINE', contactId: await place.knownContact(), createdPlace: 'Tổng đài' };
    expect((await operator.must<{ intakeCase: { channel: string } }>(INTAKE, { input })).intakeCase.channel).toBe('HOTLINE');
    expect((await place.officer('roads', 'SPECIALIST').ask(INTAKE, { input })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await citizen.ask(INTAKE, { input })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('B-32 the mailbox takes down what was mailed, without a place, and nothing else', async () => {
    const mailbox = place.partner('mailbox');
    const INTAKE =
      'mutation($input: IntakeInput!) { intakeCase(input: $input, idempotencyKey: "mail-1") { ... on Case { channel isPublic place { address } } ... on Refusal { code fields { path } } } }';
    const { place: _nowhere, ...draft } = REPORT;
    const input = { draft, channel: 'EMAIL', contactId: await place.knownContact() };
    expect((await mailbox.must<{ intakeCase: object }>(INTAKE, { input })).intakeCase).toEqual({ channel: 'EMAIL', isPublic: false, place: { address: '' } });
    expect((await mailbox.ask(INTAKE, { input: { ...input, channel: 'HOTLINE' } })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await place.partner('cases:read', 'cases:submit').ask(INTAKE, { input })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    // Whoever takes it down by hand can ask where it is.
    expect((await place.officer('desk', 'OPERATOR').must<{ intakeCase: object }>(INTAKE, { input })).intakeCase).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'input.draft.place.address' }],
    });
  });

  it('takes nothing down for somebody unknown, an officer, or a contact who is locked', async () => {
    const operator = place.officer('desk', 'OPERATOR');
    const INTAKE =
      'mutation($input: IntakeInput!, $key: ID!) { intakeCase(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code fields { path } } } }';
    for (const contactId of [randomUUID(), 'x', await place.knownOfficer('roads'), operator.id, await place.knownContact(false)]) {
      const variables = { input: { draft: REPORT, channel: 'HOTLINE', contactId }, key: randomUUID() };
      expect((await operator.must<{ intakeCase: object }>(INTAKE, variables)).intakeCase).toEqual({
        __typename: 'Refusal',
        code: 'INVALID_INPUT',
        fields: [{ path: 'input.contactId' }],
      });
    }
  });
});
