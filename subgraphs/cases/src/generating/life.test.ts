import { expect, it } from 'vitest';
import categories from '../reference/data/categories.json' with { type: 'json' };
import wards from '../reference/data/wards.json' with { type: 'json' };
import type { Agency, Category, Ward } from '../reference/reference-book.ts';
import { AGENCY, PEOPLE, plainReference } from '../testing/plain-rules.ts';
import { lifeOf, type Life } from './life.ts';
import type { World } from './world.ts';

const RUNS = Number(process.env.RUNS ?? 120);
const reference = plainReference();
const desk = (id: string, ...specialists: World['operators']): World['desks'][number] => ({
  agency: reference.agency(id) as Agency,
  specialists: [...specialists],
  leaders: [PEOPLE.leader],
});
const world: World = {
  seed: 7,
  cases: RUNS,
  from: new Date('2023-11-28T00:00:00Z'),
  until: new Date('2026-11-28T11:00:00Z'),
  tenant: 'KH',
  reference: { ...reference, category: (code) => ({ ...(reference.category(code) as Category), proofRequired: false }) },
  categories: categories.map(({ code }) => reference.category(code) as Category),
  wards: (wards as unknown as Ward[]).map((ward) => ({
    ...ward,
    west: ward.lon - 0.01,
    east: ward.lon + 0.01,
    south: ward.lat - 0.01,
    north: ward.lat + 0.01,
  })),
  operators: [PEOPLE.operator],
  office: undefined,
  desks: [desk(AGENCY.roads, PEOPLE.specialist, PEOPLE.colleague), desk(AGENCY.commune, PEOPLE.helper)],
  reporter: (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  reporters: 20,
  forgotten: 0.35,
  pictures: null,
};
const lives = (of: World = world): Life[] => {
  const taken = new Set<string>();
  return Array.from({ length: RUNS }, (_, n) => lifeOf(of, n, taken));
};
const all = lives();

it('P15: the same seed makes the same cases to the last hash, another seed others', () => {
  expect(lives().map(({ state, chain }) => [state.case.code, chain.lastHash.toString('hex')])).toEqual(
    all.map(({ state, chain }) => [state.case.code, chain.lastHash.toString('hex')]),
  );
  const others = lives({ ...world, seed: 8 });
  expect(others.filter(({ state }) => all.some((life) => life.state.case.id === state.case.id))).toEqual([]);
});

it('P15: nothing of a life is later than the time up to which it lived, and the clock owes nothing', () => {
  for (const { events, timers } of all) {
    const times = events.map(({ logged }) => logged.at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(world.until.getTime());
    expect(timers.filter(({ at, firedAt }) => firedAt === null && at <= world.until)).toEqual([]);
  }
});

it('P15: each code is there once, whatever codes there were before', () => {
  const [first] = all;
  const taken = new Set([first?.state.case.code ?? '']);
  expect(lifeOf(world, 0, taken).state.case.code).not.toBe(first?.state.case.code);
  expect(new Set(all.map(({ state }) => state.case.code)).size).toBe(RUNS);
});

it('P15: most cases are done by now, and some wait', () => {
  const statuses = new Map<string, number>();
  for (const { state } of all) statuses.set(state.case.status, (statuses.get(state.case.status) ?? 0) + 1);
  expect(statuses.get('CLOSED')).toBeGreaterThan(RUNS / 2);
  expect(all.filter(({ state }) => state.case.step !== 'DONE').length).toBeGreaterThan(0);
});
