import { describe, expect, it } from 'vitest';
import { audienceOf } from './audience.ts';
import type { CaseState } from './case-state.ts';
import { plainChanges } from './changes.ts';
import { timersOf } from './timers.ts';

const stateOf = (found: Partial<CaseState['case']>, agencies: string[] = []): CaseState => ({
  case: { id: 'c1', reporterId: 'r1', status: 'AWAITING_ACCEPTANCE', isPublic: false, ...found } as never,
  assignments: agencies.map((agencyId) => ({ agencyId, part: 'LEAD', status: 'PENDING' }) as never),
  answers: [],
  appointments: [],
  messages: [],
  notes: [],
});

describe('what an event says of a change', () => {
  it('B-12: codes and times as they are, and only what differs', () => {
    expect(plainChanges(stateOf({}), stateOf({ status: 'IN_PROGRESS', isPublic: true }))).toEqual([
      { field: 'status', old: 'AWAITING_ACCEPTANCE', new: 'IN_PROGRESS' },
      { field: 'isPublic', old: false, new: true },
    ]);
    expect(plainChanges(stateOf({}), stateOf({}))).toEqual([]);
  });
});

describe('B-01: who hears of it', () => {
  it('agencies before and after, the province, the reporter; the public of public kinds of public cases', () => {
    expect(audienceOf('CaseAssigned', stateOf({}, ['a']), stateOf({}, ['b'])).sort()).toEqual(['agency:a', 'agency:b', 'case:c1', 'province', 'reporter:r1']);
    expect(audienceOf('CaseAssigned', stateOf({ isPublic: true }), stateOf({}))).toContain('public');
  });

  it('A5-04: never the public of the exchange, never the reporter of inner handling, nobody of an adoption', () => {
    const open = stateOf({ isPublic: true }, ['a']);
    for (const type of ['MessageSent', 'NoteAdded', 'AnswerRecorded', 'ResultReturned', 'CoordinationCompleted', 'CaseSubmitted'] as const)
      expect(audienceOf(type, open, open), type).not.toContain('public');
    for (const type of ['NoteAdded', 'AnswerRecorded', 'CaseDueSoon', 'CaseOverdue'] as const)
      expect(audienceOf(type, open, open), type).not.toContain('reporter:r1');
    expect(audienceOf('CaseAdopted', open, open)).toEqual([]);
  });
});

describe('the timers of a case', () => {
  const at = (text: string): Date => new Date(`2026-11-20T${text}Z`);
  const desk = (more: object): CaseState =>
    stateOf({ step: 'SPECIALIST', status: 'IN_PROGRESS', dueAt: at('09:00:00'), remindAt: at('08:00:00'), verdict: null, pausedAt: null, ...more });

  it('B-02: warn before the deadline and just after it; never while paused or decided', () => {
    expect(timersOf(desk({}))).toEqual([
      { kind: 'DUE_SOON', at: at('08:00:00') },
      { kind: 'OVERDUE', at: new Date(at('09:00:00').getTime() + 1) },
    ]);
    expect(timersOf(desk({ pausedAt: at('07:00:00') }))).toEqual([]);
    expect(timersOf(desk({ verdict: 'LATE' }))).toEqual([]);
  });

  it('close thirty days after the answer, seven after a rating', () => {
    const answered = { step: 'DONE', status: 'ANSWERED', answeredAt: at('00:00:00'), verdict: 'ON_TIME' };
    expect(timersOf(desk(answered))).toEqual([{ kind: 'CLOSE', at: new Date('2026-12-20T00:00:00Z') }]);
    expect(timersOf(desk({ ...answered, ratedAt: at('01:00:00') }))).toEqual([{ kind: 'CLOSE', at: new Date('2026-11-27T01:00:00Z') }]);
  });
});
