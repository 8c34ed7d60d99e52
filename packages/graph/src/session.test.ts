import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SIGNED_IN } from './device-marks';
import { createSession } from './session';

const user = { id: 'u1', kind: 'INDIVIDUAL' as const, displayName: 'N. V. A.', fullName: 'Nguyễn Văn An', officer: null };
const START = Date.parse('2026-11-20T08:00:00Z');
const issued = (token: string, minutes = 15) => ({ accessToken: token, expiresAt: new Date(Date.now() + minutes * 60_000).toISOString(), user });
const answer = (result: unknown) => ({ json: async () => ({ data: { refreshSession: result } }) }) as Response;

function page({ mark = false, answers = [] as (() => Promise<Response>)[] } = {}) {
  const kept = new Map<string, string>(mark ? [[SIGNED_IN, 'u1']] : []);
  const asked = vi.fn(async () => {
    const next = answers.shift();
    if (!next) throw new TypeError('no network');
    return next();
  });
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { session: createSession({ endpoint: '/graphql', fetch: asked as unknown as typeof fetch, storage, now: Date.now }), asked, kept };
}
const renewed = (token: string, minutes?: number) => async () => answer({ __typename: 'Session', ...issued(token, minutes) });
const refused = async () => answer({ __typename: 'Refusal' });

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(START);
});
afterEach(() => void vi.useRealTimers());

describe('X-05 the session of a page', () => {
  it('a visitor asks for no cookie', async () => {
    const { session, asked } = page();
    expect(await session.token()).toBeNull();
    expect(asked).not.toHaveBeenCalled();
    expect(session.state.value).toBe('signed-out');
  });
  it('a person who was signed in comes back by the cookie, once for all who wait', async () => {
    const { session, asked } = page({ mark: true, answers: [renewed('t1')] });
    expect(session.state.value).toBe('unknown');
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(['t1', 't1', 't1']);
    expect(asked).toHaveBeenCalledOnce();
    expect(session.viewer.value?.fullName).toBe('Nguyễn Văn An');
  });
  it('a dead cookie makes a visitor and is forgotten', async () => {
    const { session, kept } = page({ mark: true, answers: [refused] });
    const left = vi.fn(async () => undefined);
    session.onSignOut(left);
    expect(await session.token()).toBeNull();
    expect(left, 'a session that ran out takes no draft away').not.toHaveBeenCalled();
    expect([session.state.value, kept.has(SIGNED_IN)]).toEqual(['signed-out', false]);
  });
  it('X-15 a report without an account has a token and no person; whoever signs in takes its place, and who was there before is said', async () => {
    const nobody = { ...user, id: 'nobody', kind: 'ANONYMOUS_REPORTER' as const, fullName: null };
    const { session, kept } = page();
    await session.token();
    const changes: boolean[] = [];
    session.onPersonChanged((was) => void changes.push(was));
    session.adopt({ ...issued('t1'), user: nobody });
    expect([session.state.value, session.viewer.value, session.anonymous.value, session.mayUpload.value]).toEqual(['signed-out', null, 'nobody', true]);
    expect([await session.token(), session.isExpected(), kept.get(SIGNED_IN)]).toEqual(['t1', true, 'nobody']);
    session.adopt(issued('t2'));
    expect([session.state.value, session.viewer.value?.id, session.anonymous.value, changes]).toEqual(['signed-in', 'u1', null, [false, true]]);
    await session.signOut();
    expect([session.mayUpload.value, await session.token(), changes]).toEqual([false, null, [false, true, true]]);
  });
  it('without a network nobody is signed out, and the next call tries again', async () => {
    const { session, kept } = page({ mark: true, answers: [() => Promise.reject(new TypeError('no network')), renewed('t1')] });
    expect(await session.token()).toBeNull();
    expect([session.state.value, kept.has(SIGNED_IN)]).toEqual(['unknown', true]);
    expect(await session.token()).toBe('t1');
  });
  it('the token is renewed by itself a minute before it expires', async () => {
    const { session, asked } = page({ answers: [renewed('t2')] });
    session.adopt(issued('t1'));
    await vi.advanceTimersByTimeAsync(14 * 60_000 - 1);
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await session.token()).toBe('t2');
  });
  it('a laptop that slept past the expiry renews before the next request', async () => {
    const { session } = page({ answers: [renewed('t2')] });
    session.adopt(issued('t1'));
    vi.setSystemTime(START + 60 * 60_000);
    expect(await session.token()).toBe('t2');
  });
  it('calls back for another person, not for another token', async () => {
    const { session } = page({ answers: [renewed('t2')] });
    await session.token();
    const changed = vi.fn();
    session.onPersonChanged(changed);
    session.adopt(issued('t1'));
    expect(changed).toHaveBeenCalledTimes(1);
    await session.refresh();
    expect(changed).toHaveBeenCalledTimes(1);
  });
  it('signing out forgets at once, also when the server cannot be reached', async () => {
    const { session, kept } = page();
    const left = vi.fn(async () => undefined);
    session.onSignOut(left);
    session.adopt(issued('t1'));
    await session.signOut();
    expect(left).toHaveBeenCalledOnce();
    expect([session.state.value, await session.token(), kept.has(SIGNED_IN)]).toEqual(['signed-out', null, false]);
  });
});
