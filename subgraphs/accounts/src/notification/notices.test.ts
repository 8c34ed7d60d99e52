import { CASE_EVENTS, type CaseEventData, type CaseEventType } from '@pakn/events';
import { UNDO_MS } from '../message/add-messages.ts';
import { SECURITY_NOTICES } from '../message/security-words.ts';
import { describe, expect, it } from 'vitest';
import { noticeText } from '../message/notice-text.ts';
import { NOTICE_WORDS, type NoticeKey } from '../message/notice-words.ts';
import { noticesOf, type Notice } from './notices.ts';

const facts = {
  code: 'KH-2611-7F3K9Q',
  leadAgencyId: 'lead',
  categoryCode: 'ROADS',
  answerDueAt: '2026-11-25T10:00:00Z',
  dueAt: '2026-11-24T10:00:00Z',
  receptionDueAt: '2026-11-20T10:00:00Z',
} as CaseEventData['facts'];
const happens = (type: CaseEventType, more: Partial<CaseEventData> = {}): Notice[] =>
  noticesOf({ type, caseId: 'case', n: 3, data: { facts, changes: [], reporterId: 'citizen', actorAgencyId: 'lead', ...more } });

describe('A3-06 who is notified of what', () => {
  it('notifies the reporter of acceptance, result and rejection by SMS too', () => {
    for (const [type, template] of [
      ['CaseAccepted', 'RECEIVED'],
      ['AnswerPublished', 'RESOLVED'],
      ['CaseRejected', 'REJECTED'],
    ] as const) {
      const notice = happens(type).find(({ to }) => 'account' in to);
      expect(notice?.to).toEqual({ account: 'citizen' });
      expect(notice?.sms?.template).toBe(template);
    }
    const accepted = happens('CaseAccepted')[0];
    expect(accepted && noticeText(accepted.key, accepted.params, 'vi').body).toBe('Dự kiến trả lời trước 17:00 25/11/2026.');
  });
  it('says "received" once, whether the desk accepted first or assigned at once', () => {
    const keys = [happens('CaseAccepted'), happens('CaseAssigned', { from: { status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION' }, toAgencyIds: ['a'] })].map(
      (notices) => notices[0]?.sms?.once,
    );
    expect(new Set(keys).size).toBe(1);
    expect(happens('CaseAssigned', { from: { status: 'IN_PROGRESS', step: 'RECEPTION' }, toAgencyIds: ['a'] })).toHaveLength(1);
  });
  it('A8-11 alerts the agencies that were given the case; by SMS only when ticked, after the time to undo', () => {
    expect(happens('CaseAssigned', { toAgencyIds: ['a', 'b'] })[0]).toMatchObject({ to: { agencies: ['a', 'b'] } });
    expect(happens('CaseAssigned', { toAgencyIds: ['a'] })[0]?.sms).toBeUndefined();
    expect(happens('CaseAssigned', { toAgencyIds: ['a'], notifyBySms: true })[0]?.sms).toMatchObject({ template: 'OFF_NEW', delayMs: UNDO_MS });
  });
  it('notifies the desk of new, returned and finished reports', () => {
    for (const type of ['CaseSubmitted', 'CaseReturned', 'ResultReturned'] as const) expect(happens(type)[0]?.to).toEqual({ operators: true });
  });
  it('A8-17 notifies the other side of a message', () => {
    expect(happens('MessageSent', { actorAgencyId: null })[0]?.to).toEqual({ agencies: ['lead'] });
    expect(happens('MessageSent')[0]?.to).toEqual({ account: 'citizen' });
  });
  it('B-02 notifies each of the changed deadline that is theirs: the holder, a co-handler, the reporter only when the promised answer moved', () => {
    const parts = [
      { assignmentId: 'p1', agencyId: 'lead', part: 'LEAD' as const },
      { assignmentId: 'p2', agencyId: 'helper', part: 'COORDINATOR' as const, dueAt: '2026-11-23T10:00:00Z' },
      { assignmentId: 'p3', agencyId: 'done', part: 'COORDINATOR' as const, dueAt: '2026-11-20T10:00:00Z' },
    ].map((part) => ({ ...part, status: 'PENDING', assignedAt: '2026-11-20T01:00:00Z', dueAt: part.dueAt ?? facts.dueAt, completedAt: null }));
    const notify = { agencyIds: ['lead'], leadersOnly: true };
    const changed = (clock: CaseEventData['clock']): unknown[] =>
      happens('DeadlineChanged', { facts: { ...facts, parts }, notify, clock }).map(({ to, key, params }) => [to, key, params.due]);
    expect(changed({ dueAt: facts.dueAt, parts: [{ assignmentId: 'p1' }, { assignmentId: 'p2' }], answerDueAt: '2026-11-25T10:00:00Z' })).toEqual([
      [{ agencies: ['lead'], leadersOnly: true, officers: [] }, 'DEADLINE_CHANGED', facts.dueAt],
      [{ agencies: ['helper'] }, 'PART_DEADLINE_CHANGED', '2026-11-23T10:00:00Z'],
      [{ account: 'citizen' }, 'PROMISE_CHANGED', facts.answerDueAt],
    ]);
    expect(changed({ dueAt: facts.dueAt })).toEqual([[{ agencies: ['lead'], leadersOnly: true, officers: [] }, 'DEADLINE_CHANGED', facts.dueAt]]);
    expect(changed({})).toEqual([]);
  });
  it('knows every event', () => {
    for (const type of Object.keys(CASE_EVENTS) as CaseEventType[]) expect(Array.isArray(happens(type))).toBe(true);
  });
});

describe('B-22 a notice is worded when it is read', () => {
  const params = { code: 'KH-2611-7F3K9Q', due: '2026-11-25T10:00:00Z', count: 12 };

  it.each(Object.keys(NOTICE_WORDS) as NoticeKey[])('%s in both languages, nothing left to fill in', (key) => {
    for (const due of [params.due, null]) {
      const [vi, en] = [noticeText(key, { ...params, due }, 'vi'), noticeText(key, { ...params, due }, 'en')];
      for (const { title, body } of [vi, en]) expect(`${title} ${body}`).not.toMatch(/[{}]/);
      expect(vi.title).not.toBe(en.title);
      if (!SECURITY_NOTICES.some((own) => own === key) && key !== 'SUPPORT_ANSWERED')
        expect(en.title).toContain(key === 'AREA_DIGEST' ? String(params.count) : params.code);
    }
  });

  it('names the time where there is one', () => {
    expect(noticeText('ASSIGNED', params, 'en').body).toBe('Due 17:00 25/11/2026.');
    expect(noticeText('ASSIGNED', { ...params, due: null }, 'en').body).toBe('Your agency is to handle it.');
  });

  it('shows the code of a report for what a newer version has written', () => {
    expect(noticeText('toString', params, 'vi')).toEqual({ title: params.code, body: '' });
  });
});
