import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { OfficerRole } from '@pakn/vocabulary';
import { SIGNED_IN } from './device-marks';
import { SESSION_FIELDS, type IssuedSession, type Viewer } from './viewer';

/** The token is renewed so long before it expires. */
const RENEW_BEFORE_MS = 60_000;
/** A token that could not be renewed (no network) is tried again after so long. */
const RENEW_AGAIN_MS = 15_000;

/** The signed-in person. The access token lives in memory only; the refresh token in an HttpOnly cookie that no script can read. */
export interface Session {
  /** `unknown` until the first refresh has answered. */
  readonly state: ComputedRef<'unknown' | 'signed-out' | 'signed-in'>;
  readonly viewer: Readonly<ShallowRef<Viewer | null>>;
  /** Nobody is signed in, but this browser holds the session of a report without an account: the id of that account without a person. */
  readonly anonymous: ComputedRef<string | null>;
  /** There is a token: files can be sent. */
  readonly mayUpload: ComputedRef<boolean>;
  readonly roles: ComputedRef<readonly OfficerRole[]>;
  /** Somebody was signed in on this device: what the anonymous are shown may not be all. */
  isExpected(): boolean;
  /** A token that is good for at least a few seconds, or null for visitors. Renews it when needed. */
  token(): Promise<string | null>;
  /** Reads the cookie; false when nobody is signed in. Calls at the same time share one request. */
  refresh(): Promise<boolean>;
  /** Takes over what a sign-in mutation answered. */
  adopt(issued: IssuedSession): void;
  signOut(): Promise<void>;
  /** Calls back on every change of the person (sign-in, sign-out, a report without an account), not on renewed tokens. `was`: somebody was there before. Returns how to stop. */
  onPersonChanged(listener: (was: boolean) => void): () => void;
  /** Calls back when the person chose to sign out, not when a session ran out: then what they left on this device goes too, before anybody sees that nobody is signed in. Returns how to stop. */
  onSignOut(listener: () => Promise<void>): () => void;
}

export interface SessionEnvironment {
  endpoint: string;
  fetch: typeof fetch;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  now(): number;
}

type RefreshAnswer = {
  errors?: { extensions?: { code?: string } }[];
  data?: { refreshSession?: ({ __typename: 'Session' } & IssuedSession) | { __typename: string } | null } | null;
};

/** One per page; the shell makes it and provides it to the remotes. */
export function createSession(environment: SessionEnvironment): Session {
  const { endpoint, storage, now } = environment;
  const known = shallowRef(false);
  const viewer = shallowRef<Viewer | null>(null);
  const anonymous = shallowRef<string | null>(null);
  const listeners = new Set<(was: boolean) => void>();
  const signOutListeners = new Set<() => Promise<void>>();
  let issued: { token: string; expiresAt: number } | null = null;
  let renewal: ReturnType<typeof setTimeout> | undefined;
  let refreshing: Promise<boolean> | undefined;

  /** `token`: only what needs it sends it; a renewal must not, since the gateway refuses whatever comes with an expired one. */
  const ask = async (query: string, token?: string): Promise<unknown> => {
    const headers: Record<string, string> = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const response = await environment.fetch(endpoint, { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify({ query }) });
    return response.json();
  };

  const become = (person: Viewer | null): void => {
    // Finding out at the start who is there is no change: nothing was read before it.
    const before = viewer.value?.id ?? anonymous.value;
    const changed = known.value && before !== (person?.id ?? null);
    const isAnonymous = person?.kind === 'ANONYMOUS_REPORTER';
    viewer.value = isAnonymous ? null : person;
    anonymous.value = isAnonymous ? person.id : null;
    known.value = true;
    if (changed) for (const listener of listeners) listener(before !== null);
  };

  const renewIn = (ms: number): void => {
    clearTimeout(renewal);
    renewal = setTimeout(() => void refresh().catch(() => renewIn(RENEW_AGAIN_MS)), Math.max(ms, 1000));
  };

  const adopt = (session: IssuedSession): void => {
    issued = { token: session.accessToken, expiresAt: Date.parse(session.expiresAt) };
    storage.setItem(SIGNED_IN, session.user.id);
    renewIn(issued.expiresAt - now() - RENEW_BEFORE_MS);
    become(session.user);
  };

  const forget = (): void => {
    clearTimeout(renewal);
    issued = null;
    storage.removeItem(SIGNED_IN);
    become(null);
  };

  const readCookie = async (): Promise<boolean> => {
    const answer = (await ask(`mutation RefreshSession { refreshSession { __typename ... on Session { ${SESSION_FIELDS} } } }`)) as RefreshAnswer;
    const result = answer.data?.refreshSession;
    if (result && 'accessToken' in result) {
      adopt(result);
      return true;
    }
    // Any other fault of the server is no sign-out: the cookie may still be good.
    const nobody = answer.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
    if (!result && !nobody) throw new Error('The session could not be renewed');
    forget();
    return false;
  };

  function refresh(): Promise<boolean> {
    refreshing ??= readCookie().finally(() => (refreshing = undefined));
    return refreshing;
  }

  const startUp = async (): Promise<boolean> => {
    if (known.value) return issued !== null;
    if (storage.getItem(SIGNED_IN) === null) {
      become(null);
      return false;
    }
    // Without the network the person stays unknown; the screens go on as for a visitor and the next call tries again.
    return refresh().catch(() => false);
  };

  return {
    state: computed(() => (known.value ? (viewer.value ? 'signed-in' : 'signed-out') : 'unknown')),
    viewer,
    anonymous: computed(() => anonymous.value),
    mayUpload: computed(() => viewer.value !== null || anonymous.value !== null),
    roles: computed(() => viewer.value?.officer?.roles ?? []),
    isExpected: () => issued !== null || storage.getItem(SIGNED_IN) !== null,
    async token() {
      await startUp();
      if (issued && issued.expiresAt - now() < RENEW_BEFORE_MS / 2) await refresh().catch(() => false);
      return issued?.token ?? null;
    },
    refresh,
    adopt,
    async signOut() {
      // What lies on the device goes first: it must not wait for the server, nor outlive a page that is left meanwhile.
      await Promise.allSettled([...signOutListeners].map((listener) => listener()));
      await ask('mutation SignOut { signOut { __typename } }', issued?.token).catch(() => undefined);
      forget();
    },
    onSignOut(listener) {
      signOutListeners.add(listener);
      return () => signOutListeners.delete(listener);
    },
    onPersonChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
