import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import { testClock, type TestClock } from '../testing/clock.ts';
import type { Person } from '../testing/province.ts';
import { begins, seesConversation, solved, supportAct } from '../testing/support.ts';
import { tellOfAnswers } from './tell-of-answers.ts';

let d: Desks;
let clock: TestClock;
let operator: Person;
beforeAll(async () => {
  d = await desks({ sweeping: false });
  clock = await testClock(d.here);
  operator = d.here.officer('desk', 'OPERATOR');
});
afterAll(async () => {
  await clock.close();
  await d.here.close();
});
beforeEach(() => clock.set('2026-12-01 09:00'));

/** Of somebody with an account: asked for an adviser, and taken. */
async function live(): Promise<{ citizen: Person; id: string }> {
  const citizen = d.here.citizen();
  const { id } = await begins(citizen, { text: 'Cho tôi hỏi' });
  const { version } = await supportAct(citizen, 'requestAdviser', { conversationId: id });
  await supportAct(operator, 'claimSupport', { id, version });
  await supportAct(citizen, 'setSupportTyping', { conversationId: id, typing: false });
  return { citizen, id };
}
const answers = (id: string, text: string) => supportAct(operator, 'sendSupportMessage', { conversationId: id, text });
const told = async (id: string): Promise<object[]> => {
  await tellOfAnswers(d.here.cases.services);
  return (
    (await d.sql(`select data, actor_id, case_id from events.log where type = 'SupportAnswered' and data->>'conversationId' = $1`, [id])) as { rows: object[] }
  ).rows;
};

describe('A9-01 what is unread', () => {
  it('counts for each side what the other one has written since, until it is here again', async () => {
    const { citizen, id } = await live();
    await answers(id, 'Chào Anh/chị');
    await answers(id, 'Anh/chị cần hỏi gì ạ');
    expect((await seesConversation(citizen, id))?.unreadCount).toBe(2);
    expect((await seesConversation(operator, id))?.unreadCount).toBe(0);
    // Seen a moment ago, and something was said since: the signal counts all the same.
    expect((await supportAct(citizen, 'setSupportTyping', { conversationId: id, typing: false })).unreadCount).toBe(0);
    await supportAct(citizen, 'sendSupportMessage', { conversationId: id, text: 'Về thẻ thư viện' });
    expect((await seesConversation(operator, id))?.unreadCount).toBe(1);
    await answers(id, 'Vâng');
    expect((await seesConversation(operator, id))?.unreadCount).toBe(0);
  });

  it('ADR 0093 accounts is told once that somebody was answered who has left, and again after the next absence', async () => {
    const { citizen, id } = await live();
    await answers(id, 'Còn ở đây');
    expect(await told(id)).toEqual([]);
    await clock.set('2026-12-01 09:02');
    const data = { conversationId: id, accountId: citizen.identity.sub };
    expect(await told(id)).toEqual([{ data, actor_id: operator.identity.sub, case_id: null }]);
    await answers(id, 'Bổ sung');
    await clock.set('2026-12-01 09:10');
    expect(await told(id)).toHaveLength(1);
    await supportAct(citizen, 'setSupportTyping', { conversationId: id, typing: false });
    await answers(id, 'Đã thấy ngay');
    await supportAct(citizen, 'setSupportTyping', { conversationId: id, typing: false });
    await clock.set('2026-12-01 09:15');
    expect(await told(id)).toHaveLength(1);
    await answers(id, 'Lần nữa');
    await clock.set('2026-12-01 09:20');
    expect(await told(id)).toHaveLength(2);
  });

  it('ADR 0093 nobody is told of a visitor without an account', async () => {
    const { anyone } = d.here;
    const { id, token } = await begins(anyone, { text: 'Hỏi', challenge: solved(d.here, d.here.cases.services.clock.now().getTime()) });
    const { version } = await supportAct(anyone, 'requestAdviser', { conversationId: id, token });
    await supportAct(operator, 'claimSupport', { id, version });
    await clock.set('2026-12-01 09:30');
    await answers(id, 'Trả lời');
    expect((await seesConversation(anyone, id, token))?.unreadCount).toBe(1);
    expect(await told(id)).toEqual([]);
  });
});

describe('A9-01 the hours in English', () => {
  it('stand beside the Vietnamese ones, until somebody changes these alone', async () => {
    const { portal } = await d.here.anyone.must<{ portal: object }>('{ portal { supportHours supportHoursEn } }');
    expect(portal).toEqual({ supportHours: expect.stringContaining('Thứ Hai'), supportHoursEn: expect.stringContaining('Monday') });
    await d.sql(`update cases.portal_setting set value = '"Cả ngày"' where key = 'supportHours'`, []);
    await d.sql(`delete from cases.portal_setting where key = 'supportHoursEn'`, []);
    await d.here.cases.services.reference.refresh();
    expect(await d.here.anyone.must('{ portal { supportHours supportHoursEn } }')).toEqual({ portal: { supportHours: 'Cả ngày', supportHoursEn: null } });
  });
});
