import { expect, it } from 'vitest';
import { gather, partOf, ringOf, toneOf, type MapCase } from './cluster';

const at = (id: string, lon: number | null, status: MapCase['status'] = 'IN_PROGRESS', progress = 'NOT_DUE'): MapCase => ({
  id,
  code: id,
  status,
  step: 'SPECIALIST',
  progress,
  place: { lon, lat: lon === null ? null : 12 },
});
const project = (lon: number, lat: number): { x: number; y: number } => ({ x: lon * 100, y: lat });

it('gathers what would overlap and counts everything with a point exactly once', () => {
  const spots = gather([at('a', 1), at('b', 1.1), at('c', 9), at('d', null)], project);
  expect(spots.map((spot) => spot.items.map((item) => item.id))).toEqual([['a', 'b'], ['c']]);
  expect(spots[0]?.lon).toBeCloseTo(1.05);
});

it('a ring has answered, in progress and overdue; a single pin shows overdue before its status', () => {
  const items = [at('a', 1, 'ANSWERED', 'ON_TIME'), at('b', 1), at('c', 1, 'IN_PROGRESS', 'OVERDUE'), at('d', 1, 'REJECTED', 'ON_TIME')];
  expect(ringOf(items)).toEqual([
    { part: 'answered', count: 2 },
    { part: 'doing', count: 1 },
    { part: 'overdue', count: 1 },
  ]);
  expect(partOf(at('x', 1, 'SCHEDULED', 'OVERDUE'))).toBe('overdue');
  expect(toneOf(at('x', 1, 'SCHEDULED', 'OVERDUE'))).toBe('over');
  expect(toneOf(at('x', 1, 'SCHEDULED'))).toBe('sched');
});
