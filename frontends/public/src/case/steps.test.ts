import { describe, expect, it } from 'vitest';
import { stepsOf } from './steps';

const t = (key: string, named?: Record<string, unknown>): string => (named ? `${key}(${Object.values(named).join()})` : key);
const sent = { submittedAt: '2026-11-20T14:32:00+07:00', receptionDueAt: '2026-11-20T16:32:00+07:00', answerDueAt: '2026-11-25T14:32:00+07:00' };
const states = (view: Parameters<typeof stepsOf>[0]) => stepsOf(view, t, 'vi').map(({ state }) => state);

describe('A4-03 the steps of a report as its sender follows them', () => {
  it('waits for reception', () => {
    expect(states({ ...sent, status: 'AWAITING_ACCEPTANCE' })).toEqual(['done', 'now', 'ahead', 'ahead']);
    expect(stepsOf({ ...sent, status: 'AWAITING_ACCEPTANCE' }, t, 'vi')[1]?.caption).toContain('16:32, thứ Sáu 20/11/2026');
  });
  it('is being handled', () => {
    const view = { ...sent, status: 'IN_PROGRESS' as const, acceptedAt: '2026-11-20T14:51:00+07:00', leadAgency: { name: 'Sở Xây dựng' } };
    expect(states(view)).toEqual(['done', 'done', 'now', 'ahead']);
    expect(stepsOf(view, t, 'vi')[2]?.caption).toBe('Sở Xây dựng');
  });
  it('A8-15 an appointment puts its date in place of the agency', () => {
    const steps = stepsOf({ ...sent, status: 'SCHEDULED', acceptedAt: sent.submittedAt, appointment: { dueAt: '2026-11-27T17:00:00+07:00' } }, t, 'vi');
    expect(steps[2]?.label).toBe('Hẹn xử lý');
    expect(steps[2]?.caption).toContain('27/11/2026');
  });
  it('is answered', () => {
    expect(states({ ...sent, status: 'ANSWERED', acceptedAt: sent.submittedAt, answeredAt: '2026-11-24T10:18:00+07:00' })).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
  });
  it('a rejection ends the way with its reason', () => {
    const steps = stepsOf(
      { ...sent, status: 'REJECTED', rejection: { at: sent.submittedAt, reason: { label: 'Đơn khiếu nại', labelEn: 'Complaint' } } },
      t,
      'vi',
    );
    expect(steps.map(({ state }) => state)).toEqual(['done', 'stopped']);
    expect(steps[1]?.caption).toBe('Đơn khiếu nại');
  });
});
