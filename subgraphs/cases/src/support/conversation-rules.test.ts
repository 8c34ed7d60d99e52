import { describe, expect, it } from 'vitest';
import { askForAdviser, claim, close, GONE_AFTER_MS, mayAnswer, maySay, MOST_MESSAGES } from './conversation-rules.ts';

const now = new Date('2026-11-30T08:00:00Z');
const at = (status: 'BOT' | 'WAITING' | 'LIVE' | 'CLOSED', more: object = {}) => ({
  ...{ status, operatorId: null, version: 3, waitingSince: null, operatorSeenAt: null, said: 1 },
  ...more,
});
const by = (officerId: string, version = 3) => ({ officerId, version, now });
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return '';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('A9-01 the support chat', () => {
  it('an adviser is asked for once', () => {
    expect(askForAdviser(at('BOT'), now)).toEqual({ status: 'WAITING', waitingSince: now });
    expect(askForAdviser(at('WAITING'), now)).toBeNull();
    expect(askForAdviser(at('LIVE'), now)).toBeNull();
    expect(codeOf(() => askForAdviser(at('CLOSED'), now))).toBe('NOT_NOW');
  });

  it('one operator takes it; whoever saw an older version is refused', () => {
    expect(claim(at('WAITING'), by('a'))).toEqual({ status: 'LIVE', operatorId: 'a' });
    expect(codeOf(() => claim(at('WAITING'), by('a', 2)))).toBe('STALE_VERSION');
    expect(codeOf(() => claim(at('BOT'), by('a')))).toBe('NOT_NOW');
    expect(codeOf(() => claim(at('CLOSED'), by('a')))).toBe('NOT_NOW');
  });

  it('a colleague takes it over only from an operator who has left', () => {
    const seen = (ms: number) => at('LIVE', { operatorId: 'b', operatorSeenAt: new Date(now.getTime() - ms) });
    expect(codeOf(() => claim(seen(GONE_AFTER_MS), by('a')))).toBe('NOT_NOW');
    expect(claim(seen(GONE_AFTER_MS + 1), by('a'))).toEqual({ status: 'LIVE', operatorId: 'a' });
  });

  it('only the operator who has it writes and closes; a waiting one is closed by any', () => {
    const live = at('LIVE', { operatorId: 'b' });
    expect(codeOf(() => mayAnswer(live, 'b'))).toBe('');
    expect(codeOf(() => mayAnswer(live, 'a'))).toBe('NOT_NOW');
    expect(codeOf(() => mayAnswer(at('WAITING'), 'a'))).toBe('NOT_NOW');
    expect(codeOf(() => close(live, by('a')))).toBe('NOT_NOW');
    expect(close(live, by('b'))).toEqual({ status: 'CLOSED', closedAt: now });
    expect(close(at('WAITING'), by('a'))).toEqual({ status: 'CLOSED', closedAt: now });
  });

  it('nothing is said in a closed one, or in one that is too long', () => {
    expect(codeOf(() => maySay(at('CLOSED')))).toBe('NOT_NOW');
    expect(codeOf(() => maySay(at('BOT', { said: MOST_MESSAGES })))).toBe('NOT_NOW');
    expect(codeOf(() => maySay(at('LIVE')))).toBe('');
  });
});
