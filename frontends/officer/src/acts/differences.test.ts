import { describe, expect, it } from 'vitest';
import type { Subject } from '../case/use-open-case';
import { differences } from './differences';

const part = (id: string, agency: string, role: 'LEAD' | 'COORDINATOR', officer: string | null = null): Subject['assignments'][number] => ({
  id,
  part: role,
  status: officer ? 'CLAIMED' : 'PENDING',
  dueAt: null,
  comment: null,
  agency: { id: agency, name: agency },
  officer: officer ? { id: officer, displayName: officer } : null,
});
const subject = (more: Partial<Subject> = {}): Subject =>
  ({
    id: '1',
    version: 3,
    title: 'Ổ gà',
    content: 'Sâu',
    status: 'IN_PROGRESS',
    step: 'SPECIALIST',
    urgency: 'QUICK',
    isPublic: true,
    dueAt: '2026-11-23T07:32:00Z',
    category: { code: 'ROAD', name: 'Giao thông' },
    assignments: [part('a', 'Sở Xây dựng', 'LEAD')],
    answers: [],
    ...more,
  }) as Subject;

describe('STALE_VERSION shows what somebody else changed', () => {
  it('nothing when only the version rose', () => {
    expect(differences(subject(), subject({ version: 4 }))).toEqual([]);
  });

  it('names who took the case, who joined, and the new limit', () => {
    const now = subject({
      step: 'COORDINATION',
      dueAt: '2026-11-25T07:32:00Z',
      assignments: [part('a', 'Sở Xây dựng', 'LEAD', 'Chuyên viên B'), part('b', 'UBND phường', 'COORDINATOR')],
    });
    expect(differences(subject(), now)).toEqual([
      { field: 'step', kind: 'step', before: 'SPECIALIST', now: 'COORDINATION' },
      { field: 'officer', kind: 'text', before: '', now: 'Chuyên viên B' },
      { field: 'coordinators', kind: 'text', before: '', now: 'UBND phường' },
      { field: 'dueAt', kind: 'time', before: '2026-11-23T07:32:00Z', now: '2026-11-25T07:32:00Z' },
    ]);
  });
});
