import { CASE_EVENTS, type CaseEventData, type CaseEventType } from '@pakn/events';
import { describe, expect, it } from 'vitest';
import { noticesOf, UNDO_MS, type Notice } from './notices.ts';

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

describe('A3-06 who is told what', () => {
  it('tells the reporter of acceptance, result and rejection by SMS too', () => {
    for (const [type, template] of [
      ['CaseAccepted', 'RECEIVED'],
      ['AnswerPublished', 'RESOLVED'],
      ['CaseRejected', 'REJECTED'],
    ] as const) {
      const notice = happens(type).find(({ to }) => 'account' in to);
      expect(notice?.to).toEqual({ account: 'citizen' });
      expect(notice?.sms?.template).toBe(template);
    }
    expect(happens('CaseAccepted')[0]?.body).toBe('Dự kiến trả lời trước 17:00 25/11/2026.');
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
  it('tells the desk of new, returned and finished reports', () => {
    for (const type of ['CaseSubmitted', 'CaseReturned', 'ResultReturned'] as const) expect(happens(type)[0]?.to).toEqual({ operators: true });
  });
  it('A8-17 tells the other side of a message', () => {
    expect(happens('MessageSent', { actorAgencyId: null })[0]?.to).toEqual({ agencies: ['lead'] });
    expect(happens('MessageSent')[0]?.to).toEqual({ account: 'citizen' });
  });
  it('knows every event', () => {
    for (const type of Object.keys(CASE_EVENTS) as CaseEventType[]) expect(Array.isArray(happens(type))).toBe(true);
  });
});
