import { describe, expect, it } from 'vitest';
import { promiseClock, type OfficeTime } from './promise-clock';

const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: '07:30', to: '11:30', validFrom: '2022-10-01' },
  { weekday, from: '13:30', to: '17:30', validFrom: '2022-10-01' },
]);
const office: OfficeTime = { hours, days: [{ date: '2026-11-24', working: false, status: 'unconfirmed' }] };
const at = (text: string): number => Date.parse(`${text}:00+07:00`);

describe('B-02 the promise as the citizen’s strip draws it', () => {
  it('starts at the next opening when sent in the evening, skips lunch, nights and the weekend', () => {
    const clock = promiseClock(
      { submittedAt: '2026-11-20T21:18:00+07:00', answerDueAt: '2026-11-26T17:30:00+07:00', answeredAt: null },
      office,
      at('2026-11-20T21:20'),
    );
    expect(clock.workingMinutes).toBe(32 * 60);
    expect(clock.usedMinutes).toBe(0);
    expect(clock.periods[0]).toEqual({ from: '2026-11-23T00:30:00.000Z', to: '2026-11-23T04:30:00.000Z' });
  });
  it('counts what was used until now', () => {
    const clock = promiseClock(
      { submittedAt: '2026-11-20T16:59:00+07:00', answerDueAt: '2026-11-23T16:59:00+07:00', answeredAt: null },
      office,
      at('2026-11-23T08:30'),
    );
    expect(clock.workingMinutes).toBe(8 * 60);
    expect(clock.usedMinutes).toBe(31 + 60);
    expect(clock.remainingMinutes).toBe(480 - 91);
  });
  it('an unconfirmed day counts as working, a confirmed one does not', () => {
    const promised = { submittedAt: '2026-11-24T07:30:00+07:00', answerDueAt: '2026-11-25T11:30:00+07:00', answeredAt: null };
    expect(promiseClock(promised, office, at('2026-11-24T07:30')).workingMinutes).toBe(12 * 60);
    expect(promiseClock(promised, { hours, days: [{ date: '2026-11-24', working: false, status: 'confirmed' }] }, at('2026-11-24T07:30')).workingMinutes).toBe(
      4 * 60,
    );
  });
  it('a make-up Saturday has Monday’s hours', () => {
    const clock = promiseClock(
      { submittedAt: '2026-01-10T07:30:00+07:00', answerDueAt: '2026-01-10T17:30:00+07:00', answeredAt: null },
      { hours, days: [{ date: '2026-01-10', working: true, status: 'confirmed' }] },
      at('2026-01-10T09:30'),
    );
    expect([clock.workingMinutes, clock.usedMinutes]).toEqual([480, 120]);
  });
  it('overdue time is working time too; an answer stops it', () => {
    const promised = { submittedAt: '2026-11-20T07:30:00+07:00', answerDueAt: '2026-11-20T17:30:00+07:00', answeredAt: null };
    expect(promiseClock(promised, office, at('2026-11-23T09:20')).remainingMinutes).toBe(-110);
    expect(promiseClock({ ...promised, answeredAt: '2026-11-20T15:38:00+07:00' }, office, at('2026-11-27T09:00')).remainingMinutes).toBe(112);
  });
});
