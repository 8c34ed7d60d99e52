import type { Identity } from '@pakn/service-kit';
import type { Language } from '@pakn/vocabulary';
import type { Account } from './account.entity.ts';
import { maskName, NO_NAME, UNNAMED_OFFICER } from './person-name.ts';

/**
 * How much of a person the viewer sees. SELF: all. LOOKED_UP: by an operator's logged search or a contact just saved: name, address, masked numbers.
 * FULL: the name. MASKED: "Nguyễn V. A.".
 */
export type View = 'SELF' | 'LOOKED_UP' | 'FULL' | 'MASKED';

/** What stands behind a `User` of the graph: an account, and how this viewer sees it. The policy reads `view`. */
export interface SeenUser {
  account: Account;
  view: View;
}

/**
 * How somebody may see an account by its bare id, which `_entities` lets anybody ask for. Citizens: themselves only; what an officer sees of a reporter comes
 * through a sealed reference. Officers see each other's names. null: not at all.
 */
export function seenById(identity: Identity, account: Account): SeenUser | null {
  if (identity.sub !== undefined && identity.sub === account.id) return { account, view: 'SELF' };
  if (identity.kind === 'OFFICER' && account.kind === 'OFFICER') return { account, view: 'FULL' };
  return null;
}

/** The name that a viewer reads, and what stands for one in the viewer's language; an officer without the full view is "Cán bộ", an account without a person "Người gửi ẩn danh". */
export function displayName({ account, view }: SeenUser, language: Language): string {
  if (account.kind === 'ANONYMOUS_REPORTER') return NO_NAME[language];
  const name = account.kind === 'ORGANIZATION' ? (account.organization?.name ?? account.fullName) : account.fullName;
  if (view !== 'MASKED') return name;
  return account.kind === 'OFFICER' ? UNNAMED_OFFICER[language] : maskName(name);
}
