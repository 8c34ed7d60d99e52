import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const wish = { amount: 5, unit: 'DAY', remindAmount: 1, remindUnit: 'DAY', reason: 'Chờ vật tư' };

describe('A8-17 hẹn xử lý', () => {
  it('gives the case a later deadline with a reason that the citizen reads', async () => {
    const claimed = await d.claimed();
    const document = await d.upload(d.specialist, 'application/pdf');
    const scheduled = await d.specialist.does('scheduleCase', { id: claimed.id, version: claimed.version, input: { ...wish, attachmentIds: [document] } });
    expect(scheduled).toMatchObject({ status: 'SCHEDULED', step: 'SPECIALIST', progress: 'NOT_DUE', appointment: { number: 1, reason: 'Chờ vật tư' } });
    expect(scheduled.dueAt).toBe(scheduled.appointment?.dueAt);
    expect(Date.parse(String(scheduled.dueAt))).toBeGreaterThan(Date.parse(String(claimed.dueAt)));
    expect(Date.parse(String(scheduled.answerDueAt))).toBeGreaterThanOrEqual(Date.parse(String(scheduled.dueAt)));
    expect((await d.reporter.sees(claimed.id))?.appointment).toMatchObject({ reason: 'Chờ vật tư' });
    expect(await d.visitor.sees(claimed.id)).toBeNull();
  });

  it('a second one is offered as an extension, waits for the leader of the agency, and moves the deadline only then', async () => {
    const claimed = await d.claimed();
    const scheduled = await d.specialist.does('scheduleCase', { id: claimed.id, version: claimed.version, input: wish });
    expect(scheduled.viewerActions).not.toContain('SCHEDULE');
    expect(scheduled.viewerActions).toContain('EXTEND');
    const asked = await d.specialist.does('scheduleCase', { id: claimed.id, version: scheduled.version, input: { ...wish, amount: wish.amount + 1 } });
    expect(asked).toMatchObject({ dueAt: scheduled.dueAt, appointments: [{ status: 'IN_FORCE' }, { status: 'AWAITING_LEADER' }] });
    const decision = { id: claimed.id, version: asked.version, appointmentId: asked.appointments[1]?.id, agreed: true };
    expect(await d.specialist.isFaulted('decideAppointment', decision)).toBe('FORBIDDEN');
    expect(await d.head.isFaulted('decideAppointment', decision)).toBe('FORBIDDEN');
    const decided = await d.leader.does('decideAppointment', decision);
    expect(decided.appointments.map((each) => each.status)).toEqual(['OVER', 'IN_FORCE']);
    expect(Date.parse(String(decided.dueAt))).toBeGreaterThan(Date.parse(String(scheduled.dueAt)));
    expect(await d.specialist.does('scheduleCase', { id: claimed.id, version: decided.version, input: wish })).toMatchObject({ refused: 'APPOINTMENT_LIMIT' });
  });

  it('only for limits above 8 working hours, only before the deadline', async () => {
    const urgent = await d.claimed({ categoryCode: 'DISASTER' });
    expect(urgent.viewerActions).not.toContain('SCHEDULE');
    expect(await d.specialist.does('scheduleCase', { id: urgent.id, version: urgent.version, input: wish })).toMatchObject({
      refused: 'APPOINTMENT_NOT_ALLOWED',
    });
    const late = await d.claimed();
    await d.isNow(late.id, { dueAt: new Date(Date.now() - 60_000) });
    expect(await d.specialist.does('scheduleCase', { id: late.id, version: late.version, input: wish })).toMatchObject({ refused: 'APPOINTMENT_TOO_LATE' });
  });

  it('X-16 not longer than the limit and its appointments may be together', async () => {
    const { id, version, dueAt } = await d.claimed();
    expect(await d.specialist.does('scheduleCase', { id, version, input: { ...wish, amount: 8 } })).toMatchObject({
      refused: 'APPOINTMENT_TOO_LONG',
      fields: [{ path: 'input.amount' }],
    });
    expect(await d.specialist.sees(id)).toMatchObject({ version, dueAt, appointment: null });
  });

  it('says what is wrong beside its field', async () => {
    const { id, version } = await d.claimed();
    expect(await d.specialist.does('scheduleCase', { id, version, input: { ...wish, reason: ' ' } })).toMatchObject({
      refused: 'REASON_REQUIRED',
      fields: [{ path: 'input.reason' }],
    });
    expect(await d.specialist.does('scheduleCase', { id, version, input: { ...wish, amount: 0 } })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'input.amount' }],
    });
    expect(await d.specialist.does('scheduleCase', { id, version, input: { ...wish, remindAmount: -1 } })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'input.remindAmount' }],
    });
  });

  it('an appointment before the deadline is a promise that leaves the deadline', async () => {
    const claimed = await d.claimed();
    const scheduled = await d.specialist.does('scheduleCase', {
      id: claimed.id,
      version: claimed.version,
      input: { ...wish, amount: 1, remindAmount: 1, remindUnit: 'HOUR' },
    });
    expect(scheduled).toMatchObject({ status: 'SCHEDULED', dueAt: claimed.dueAt });
    expect(Date.parse(String(scheduled.appointment?.dueAt))).toBeLessThan(Date.parse(String(claimed.dueAt)));
  });

  it('a scheduled case with an answer is confirmed or returned', async () => {
    const answered = await d.answered();
    const scheduled = await d.specialist.does('scheduleCase', { id: answered.id, version: answered.version, input: wish });
    expect(scheduled.viewerActions).toEqual(expect.arrayContaining(['CONFIRM_COMPLETION', 'RETURN_RESULT', 'RECORD_ANSWER']));
    const reviewed = await d.specialist.does('confirmCompletion', { id: answered.id, version: scheduled.version });
    expect(reviewed).toMatchObject({ status: 'RESULT_REVIEW', step: 'RESULT_REVIEW', progress: 'ON_TIME', appointment: null });
  });

  it("is nobody else's", async () => {
    const { id, version } = await d.claimed();
    const args = { id, version, input: wish };
    expect(await d.visitor.isFaulted('scheduleCase', args)).toBe('UNAUTHENTICATED');
    expect(await d.reporter.isFaulted('scheduleCase', args)).toBe('FORBIDDEN');
    expect(await d.operator.isFaulted('scheduleCase', args)).toBe('FORBIDDEN');
    expect(await d.stranger.isFaulted('scheduleCase', args)).toBe('NOT_FOUND');
    expect(await d.colleague.does('scheduleCase', args)).toMatchObject({ refused: 'NOT_NOW' });
  });
});
