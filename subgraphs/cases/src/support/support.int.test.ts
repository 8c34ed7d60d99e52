import { randomUUID } from 'node:crypto';
import { newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import { testClock, type TestClock } from '../testing/clock.ts';
import type { Person } from '../testing/province.ts';
import { filed, makePublic } from '../testing/reports.ts';
import { begins, seesConversation, solved, supportAct, supportAsk, supportFault, type BegunConversation } from '../testing/support.ts';

let d: Desks;
let clock: TestClock;
let operator: Person;
let colleague: Person;
let visitor: Person;
beforeAll(async () => {
  d = await desks({ sweeping: false });
  clock = await testClock(d.here);
  await clock.set('2026-12-01 09:00'); // a Tuesday
  operator = d.here.officer('desk', 'OPERATOR');
  colleague = d.here.officer('desk', 'OPERATOR');
  visitor = d.here.anyone;
});
afterAll(async () => {
  await clock.close();
  await d.here.close();
});

/** A conversation of somebody without an account. */
const anonymous = (text?: string): Promise<BegunConversation> => begins(visitor, { ...(text ? { text } : {}), challenge: solvedNow() });
/** The database's clock is a test's; the challenge is read by it too. */
const solvedNow = (): object => solved(d.here, d.here.cases.services.clock.now().getTime());
const waiting = async (): Promise<BegunConversation> => {
  const begun = await anonymous('Cho tôi hỏi về thẻ thư viện');
  return { ...begun, ...(await supportAct(visitor, 'requestAdviser', { conversationId: begun.id, token: begun.token })) };
};

describe('A9-01 the guided helper', () => {
  it('greets with the two choices; without a sign-in only after a sum, and with a token of which a digest is kept', async () => {
    expect(await begins(visitor)).toMatchObject({ code: 'CHALLENGE_REQUIRED', fields: [{ path: 'challenge' }] });
    const challenge = solvedNow();
    const { token, status, messages, id } = await begins(visitor, { challenge });
    expect(await begins(visitor, { challenge })).toMatchObject({ code: 'CHALLENGE_USED' });
    expect([token?.length, status]).toEqual([32, 'BOT']);
    expect(messages.nodes).toMatchObject([{ from: 'BOT', text: expect.stringMatching(/xin chào.*Gặp tư vấn viên hoặc Gửi phản ánh, kiến nghị/) }]);
    expect(messages.nodes[0]?.choices).toEqual([
      { id: 'ADVISER', label: 'Gặp tư vấn viên' },
      { id: 'REPORT', label: 'Gửi phản ánh, kiến nghị' },
    ]);
    const { rows } = (await d.sql('select row_to_json(c)::text as all from cases.support_conversation c where id = $1', [id])) as { rows: { all: string }[] };
    expect(rows[0]?.all).not.toContain(token);
  });

  it('A5-03 answers from the guide, the knowledge base and notices, with links; finds nothing and says so', async () => {
    await d.sql(
      `insert into cases.guide (slug, title, body, audience, position, updated_at) values
        ('thu-hoi', 'Rút phản ánh đã gửi', 'Mở phản ánh rồi bấm Rút.', 'PUBLIC', 1, now()), ('noi-bo', 'Rút phản ánh: dành cho cán bộ', 'Nội bộ', 'OFFICERS', 2, now())`,
      [],
    );
    await d.sql(
      `insert into cases.knowledge (id, title, body, audience, updated_at) values ($1, 'Lịch thu gom rác thải cồng kềnh', 'Thứ Bảy hằng tuần', 'PUBLIC', now()),
        ($2, 'Rác thải cồng kềnh: quy trình nội bộ', 'x', 'OFFICERS', now())`,
      [newId(), newId()],
    );
    const begun = await anonymous('Làm sao để rút phản ánh đã gửi?');
    expect(begun.messages.nodes.at(-1)).toMatchObject({ from: 'BOT', sources: [{ label: 'Rút phản ánh đã gửi', url: '/huong-dan/thu-hoi' }] });
    const say = async (text: string) =>
      (await supportAct(visitor, 'sendSupportMessage', { conversationId: begun.id, token: begun.token, text })).messages.nodes.at(-1);
    expect((await say('bao giờ thu gom rác thải cồng kềnh'))?.sources.map(({ label }) => label)).toEqual(['Lịch thu gom rác thải cồng kềnh']);
    const nothing = await say('thời tiết sao Hỏa ngày mai');
    expect(nothing).toMatchObject({ sources: [], text: expect.stringContaining('chưa tìm thấy') });
    expect(nothing?.choices.map(({ id }) => id)).toEqual(['ADVISER', 'REPORT']);
  });

  it('S1 tells the status of a public case by its code; of one that is not public as little as of none, to its reporter too', async () => {
    const reporter = d.here.citizen();
    const open = await filed(reporter);
    const hidden = await filed(reporter);
    await makePublic(d.here, operator, open.id);
    const begun = await begins(reporter, { text: `Phản ánh ${open.code.toLowerCase()} đến đâu rồi?` });
    expect(begun.messages.nodes.at(-1)).toMatchObject({ text: expect.stringContaining(open.code), sources: [{ url: `/phan-anh/${open.code}` }] });
    const answered = async (code: string): Promise<string> => {
      const { messages } = await supportAct(reporter, 'sendSupportMessage', { conversationId: begun.id, text: code });
      return JSON.stringify({ ...messages.nodes.at(-1), id: '', cursor: '' }).replaceAll(code, 'CODE');
    };
    expect(await answered(hidden.code)).toBe(await answered('KH-2611-ZZZZZZ'));
    expect(await answered(hidden.code)).not.toContain('/phan-anh/');
  });

  it('whoever is signed in has one, on every device', async () => {
    const citizen = d.here.citizen();
    const first = await begins(citizen, { text: 'Xin chào' });
    expect(first.token).toBeNull();
    expect((await begins(citizen)).id).toBe(first.id);
    expect(await seesConversation(citizen, null)).toMatchObject({ id: first.id });
    expect(await seesConversation(d.here.citizen(), null)).toBeNull();
  });

  it('B-24 what is typed passes the boundary and has a limit; the same key is said once; a fast sender waits', async () => {
    const { id, token } = await anonymous();
    const of = { conversationId: id, token };
    expect(await supportAct(visitor, 'sendSupportMessage', { ...of, text: 'a'.repeat(2_001) })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'text' }],
    });
    expect(await supportFault(visitor, 'sendSupportMessage', of)).toBe('BAD_USER_INPUT');
    const key = randomUUID();
    for (let i = 0; i < 2; i++) await supportAsk(visitor, 'sendSupportMessage', { ...of, text: 'một lần' }, key);
    expect((await seesConversation(visitor, id, token))?.messages.nodes.filter(({ text }) => text === 'một lần')).toHaveLength(1);
    const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => supportAct(visitor, 'sendSupportMessage', { ...of, text: `tin ${i}` })));
    expect(answers.filter(({ code }) => code === 'TRY_LATER').length).toBeGreaterThan(0);
    expect((await seesConversation(visitor, id, token))?.messages.nodes.filter(({ from }) => from === 'VISITOR')).toHaveLength(20);
  });

  it('S25 one address begins so many an hour', async () => {
    const strict = await desks({ env: { LIMIT_SUPPORT_PER_HOUR: '2' } });
    try {
      const begin = async (): Promise<string | undefined> => (await begins(strict.here.anyone, { challenge: solved(strict.here) })).code;
      expect([await begin(), await begin(), await begin()]).toEqual([undefined, undefined, 'TRY_LATER']);
    } finally {
      await strict.here.close();
    }
  });
});

describe('A9-01 the adviser', () => {
  it('in the hours the visitor waits; out of them it says when the desk opens, and takes the question', async () => {
    const { status, messages } = await waiting();
    expect([status, messages.nodes.at(-1)?.text]).toEqual(['WAITING', expect.stringContaining('Đã chuyển Anh/chị đến tư vấn viên')]);
    await clock.set('2026-12-01 20:00');
    try {
      expect(await visitor.must('{ supportHours { isOpen opensAt hours } }')).toEqual({
        supportHours: { isOpen: false, opensAt: '2026-12-02T00:30:00.000Z', hours: expect.stringContaining('Thứ Hai') },
      });
      const late = await waiting();
      expect(late.messages.nodes.at(-1)?.text).toContain('07:30 02/12/2026');
      const asked = await supportAct(visitor, 'sendSupportMessage', { conversationId: late.id, token: late.token, text: 'Sáng mai trả lời giúp tôi' });
      expect(asked.messages.nodes.at(-1)).toMatchObject({ from: 'VISITOR' });
      const { supportQueue } = await operator.must<{ supportQueue: { nodes: { id: string; lastMessage: { text: string } }[]; waiting: number } }>(
        '{ supportQueue(first: 50) { waiting nodes { id lastMessage { text } } } }',
      );
      expect(supportQueue.nodes.find(({ id }) => id === late.id)?.lastMessage.text).toBe('Sáng mai trả lời giúp tôi');
    } finally {
      await clock.set('2026-12-01 09:00');
    }
  });

  it('of two operators at once one takes it, and the other one sees who', async () => {
    const { id, version } = await waiting();
    const both = await Promise.all([operator, colleague].map((who) => supportAct(who, 'claimSupport', { id, version })));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['Refusal', 'SupportConversation']);
    const winner = both[0]?.__typename === 'Refusal' ? colleague : operator;
    expect(await seesConversation(winner === operator ? colleague : operator, id)).toMatchObject({ status: 'LIVE', operator: { id: winner.identity.sub } });
  });

  it('both write, and the visitor reads no name; only who has it writes and closes', async () => {
    const { id, token, version } = await waiting();
    const live = await supportAct(operator, 'claimSupport', { id, version });
    expect(await supportAct(colleague, 'sendSupportMessage', { conversationId: id, text: 'Tôi đây' })).toMatchObject({ code: 'NOT_NOW' });
    await supportAct(operator, 'sendSupportMessage', { conversationId: id, text: 'Chào Anh/chị' });
    const read = await supportAct(visitor, 'sendSupportMessage', { conversationId: id, token, text: 'Cảm ơn' });
    expect(read.messages.nodes.slice(-2).map(({ from, text }) => [from, text])).toEqual([
      ['OPERATOR', 'Chào Anh/chị'],
      ['VISITOR', 'Cảm ơn'],
    ]);
    expect(read).toMatchObject({ operator: null, visitorRef: null, lastMessage: null });
    expect(await supportAct(colleague, 'closeSupport', { id, version: live.version })).toMatchObject({ code: 'NOT_NOW' });
    expect(await supportAct(operator, 'closeSupport', { id, version: live.version })).toMatchObject({ status: 'CLOSED' });
    expect(await supportAct(visitor, 'sendSupportMessage', { conversationId: id, token, text: 'Còn đó không' })).toMatchObject({ code: 'NOT_NOW' });
  });

  it('says who is there and types, on both sides, for some seconds', async () => {
    const { id, token, version } = await waiting();
    await supportAct(operator, 'claimSupport', { id, version });
    await supportAct(visitor, 'setSupportTyping', { conversationId: id, token, typing: true });
    const there = await supportAct(operator, 'setSupportTyping', { conversationId: id, typing: true });
    expect(there.presence).toMatchObject({ visitorTyping: true, operatorTyping: true, visitorSeenAt: expect.any(String), operatorSeenAt: expect.any(String) });
    await supportAct(colleague, 'setSupportTyping', { conversationId: id, typing: true });
    await clock.set('2026-12-01 09:01');
    expect((await seesConversation(operator, id))?.presence).toMatchObject({ visitorTyping: false, operatorTyping: false });
    await clock.set('2026-12-01 09:00');
  });
});

describe('A1-05 a report from the chat', () => {
  const REPORT = `mutation ($id: ID!, $token: String) { reportFromSupport(conversationId: $id, token: $token) {
    ... on Case { id status channel title content version } ... on Refusal { code } } }`;
  it('is a draft of what was said, by the channel CHATBOT, once; the desk sees it when it is sent', async () => {
    const citizen = d.here.citizen();
    const { id } = await begins(citizen, { text: 'Đèn đường Trần Phú không sáng\nđã ba hôm nay' });
    await supportAct(citizen, 'sendSupportMessage', { conversationId: id, text: 'Gần số 86' });
    const { reportFromSupport: draft } = await citizen.must<{ reportFromSupport: { id: string } }>(REPORT, { id });
    expect(draft).toMatchObject({
      status: 'DRAFT',
      channel: 'CHATBOT',
      title: 'Đèn đường Trần Phú không sáng',
      content: 'Đèn đường Trần Phú không sáng\nđã ba hôm nay\nGần số 86',
    });
    expect((await citizen.must<{ reportFromSupport: { id: string } }>(REPORT, { id })).reportFromSupport.id).toBe(draft.id);
    expect(await seesConversation(citizen, id)).toMatchObject({ case: { id: draft.id, status: 'DRAFT' } });
    expect((await seesConversation(operator, id))?.case).toBeNull();
    expect((await d.here.citizen().ask(REPORT, { id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await visitor.ask(REPORT, { id })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('S1 the wrong person', () => {
  it("another visitor's token, another account, a specialist, a partner: the conversation is not there", async () => {
    const { id, token, version } = await waiting();
    const other = await anonymous();
    const mine = await begins(d.here.citizen());
    const outsiders: [Person, string | null][] = [
      [visitor, other.token],
      [visitor, null],
      [visitor, 'x'],
      [d.here.citizen(), null],
      [d.here.officer('roads', 'SPECIALIST'), null],
      [d.here.officer('desk', 'ADMIN'), null],
      [d.here.partner('cases:read'), null],
    ];
    for (const [who, shown] of outsiders) {
      for (const each of [id, mine.id]) {
        expect(await seesConversation(who, each, shown)).toBeNull();
        const of = { conversationId: each, token: shown };
        expect(await supportFault(who, 'sendSupportMessage', { ...of, text: 'a' })).toBe('NOT_FOUND');
        expect(await supportFault(who, 'setSupportTyping', { ...of, typing: true })).toBe('NOT_FOUND');
        expect(await supportFault(who, 'requestAdviser', of)).toMatch(/NOT_FOUND|FORBIDDEN/);
      }
      expect(await supportFault(who, 'claimSupport', { id, version })).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
      expect(await supportFault(who, 'closeSupport', { id, version })).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
      expect((await who.ask('{ supportQueue(first: 1) { waiting } }')).errors?.[0]?.extensions?.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
    expect(await supportFault(operator, 'requestAdviser', { conversationId: id })).toBe('FORBIDDEN');
    expect((await operator.ask('mutation { startSupport { __typename } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await seesConversation(visitor, id, token)).toMatchObject({ status: 'WAITING' });
  });
});
