import type { AccountKind, OfficerRole } from '@pakn/vocabulary';

/** Who is signed in, as far as every screen needs to know. */
export interface Viewer {
  id: string;
  kind: AccountKind;
  displayName: string;
  fullName: string | null;
  officer: { agency: { id: string; code: string; name: string; kind: string }; roles: OfficerRole[]; position: string | null } | null;
}

/** What `signIn`, `confirmSignIn` and `refreshSession` answer; hand it to `session.adopt`. */
export interface IssuedSession {
  accessToken: string;
  expiresAt: string;
  user: Viewer;
}

/** The selection of `Session` that `session.adopt` needs; a screen's own document selects the same fields. */
export const SESSION_FIELDS = `accessToken expiresAt user { id kind displayName fullName officer { roles position agency { id code name kind } } }`;
