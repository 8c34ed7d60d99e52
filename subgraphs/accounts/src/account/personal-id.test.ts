import { describe, expect, it } from 'vitest';
import { readTypedDigits } from '@pakn/vocabulary';
import { idProblem, isFormerPersonalId, isPersonalId, maskIdentifier } from './personal-id.ts';

const NOW = new Date('2026-11-20T00:00:00Z');

describe('A3-01 A3-04 the personal id is the sign-in name', () => {
  it.each([
    ['056085001234', true, 'Khánh Hòa, man, 1985'],
    ['056301009876', true, 'woman, 2001'],
    ['058226000001', true, 'man, 2026'],
    ['056227000001', false, 'born next year'],
    ['056485001234', false, 'born in 2185'],
    ['003085001234', false, 'no such province'],
    ['05608500123', false, '11 digits'],
    ['0560850012345', false, '13 digits'],
    ['05608500123a', false, 'a letter'],
    ['225123456', false, 'the former 9-digit number cannot register'],
  ])('%s → %s (%s)', (id, good) => expect(isPersonalId(id, NOW)).toBe(good));

  it('takes spaces, dots and dashes for what they are', () => expect(readTypedDigits(' 056 085.001-234 ')).toBe('056085001234'));
  it('says what is wrong with a typed one', () => {
    const said = (text: string, former = false): string => idProblem(text, NOW, former)?.en ?? '';
    expect(said('056 085 001 234')).toBe('');
    expect(said('056085001234, 056085001235')).toMatch(/more than one/);
    expect(said('C1234567')).toMatch(/passport/);
    expect([said('225123456'), said('225123456', true)]).toEqual([expect.stringMatching(/12 digits/), '']);
    expect(said('003085001234')).toMatch(/12 digits/);
  });
  it('lets a migrated 9-digit number sign in', () => {
    expect(isFormerPersonalId('225123456')).toBe(true);
    expect(isFormerPersonalId('056085001234')).toBe(false);
  });
  it('X-05 shows the last three digits only', () => expect(maskIdentifier('056085001234')).toBe('•••••••••234'));
});
