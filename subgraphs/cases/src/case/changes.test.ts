import { describe, expect, it } from 'vitest';
import { audienceOf } from './audience.ts';
import { changesBetween, digestOf, type Snapshot } from './changes.ts';
import { timersOf } from './timers.ts';
import type { Desk } from './desk.ts';

const before: Snapshot = { status: 'AWAITING_ACCEPTANCE', title: 'Ổ gà', isPublic: false, dueAt: null };
const found = { id: 'c1', reporterId: 'r1' };

describe('what an event says of a change', () => {
  it('B-12: codes plainly, words as digests, and the words apart', () => {
    const { changes, words } = changesBetween(before, { ...before, status: 'IN_PROGRESS', title: 'Ổ gà sâu' }, 'Đã xem', 'salt');
    expect(changes).toEqual([
      { field: 'status', old: 'AWAITING_ACCEPTANCE', new: 'IN_PROGRESS' },
      { field: 'title', old: digestOf('salt', 'title', 'old', 'Ổ gà'), new: digestOf('salt', 'title', 'new', 'Ổ gà sâu'), words: true },
      { field: 'comment', old: null, new: digestOf('salt', 'comment', 'new', 'Đã xem'), words: true },
    ]);
    expect(words).toEqual({ changes: { title: { old: 'Ổ gà', new: 'Ổ gà sâu' } }, comment: 'Đã xem' });
    expect(JSON.stringify(changes)).not.toContain('Ổ gà');
  });

  it('has no words when none changed', () => {
    expect(changesBetween(before, { ...before, isPublic: true }, undefined, 'salt')).toEqual({
      changes: [{ field: 'isPublic', old: false, new: true }],
      words: null,
    });
  });
});

describe('B-01: who is told', () => {
  it('agencies before and after, the province, the reporter; the public of public kinds of public cases', () => {
    expect(audienceOf('CaseAssigned', found, { agencies: ['a'], isPublic: false }, { agencies: ['b'], isPublic: false }).sort()).toEqual([
      'agency:a',
      'agency:b',
      'case:c1',
      'province',
      'reporter:r1',
    ]);
    expect(audienceOf('CaseAssigned', found, { agencies: [], isPublic: true }, { agencies: [], isPublic: false })).toContain('public');
  });

  it('A5-04: never the public of the exchange, never the reporter of inner handling', () => {
    const open = { agencies: ['a'], isPublic: true };
    for (const type of ['MessageSent', 'NoteAdded', 'AnswerRecorded', 'ResultReturned', 'CoordinationCompleted', 'CaseSubmitted'] as const)
      expect(audienceOf(type, found, open, open), type).not.toContain('public');
    for (const type of ['NoteAdded', 'AnswerRecorded', 'CaseDueSoon', 'CaseOverdue'] as const)
      expect(audienceOf(type, found, open, open), type).not.toContain('reporter:r1');
  });
});

describe('the timers of a case', () => {
  const at = (text: string): Date => new Date(`2026-11-20T${text}Z`);
  const desk = (more: object): Desk => ({
    case: { step: 'SPECIALIST', status: 'IN_PROGRESS', dueAt: at('09:00:00'), remindAt: at('08:00:00'), verdict: null, pausedAt: null, ...more } as never,
    assignments: [],
    answers: [],
    appointments: [],
  });

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
