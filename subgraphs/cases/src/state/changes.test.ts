import { describe, expect, it } from 'vitest';
import { audienceOf } from './audience.ts';
import type { CaseState } from './case-state.ts';
import { plainChanges } from './changes.ts';

const stateOf = (found: Partial<CaseState['case']>, agencies: string[] = []): CaseState => ({
  case: { id: 'c1', reporterId: 'r1', status: 'AWAITING_ACCEPTANCE', isPublic: false, ...found } as never,
  assignments: agencies.map((agencyId) => ({ agencyId, part: 'LEAD', status: 'PENDING' }) as never),
  answers: [],
  appointments: [],
  reopenings: [],
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

describe('B-01: who is notified of it', () => {
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
