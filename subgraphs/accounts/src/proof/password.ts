import { DomainError, graphemes, isLongerThan, type FieldProblemData } from '@pakn/service-kit';
import { REFUSAL } from '@pakn/vocabulary';
import common from '../reference/common-passwords.json' with { type: 'json' };

/** ASVS 2.1.1 and X-03: any password of 8 characters that is not common; letters and digits are not demanded. */
export const PASSWORD_LEAST = 8;
/** Longer ones would only make argon2id work for an attacker. */
export const PASSWORD_MOST = 128;

const COMMON = new Set(common);

/** What is wrong with a new password, null when nothing is. `also`: words of the account that must not be the password (id number, phone). */
export function passwordProblem(password: string, also: readonly string[] = []): 'PASSWORD_TOO_SHORT' | 'PASSWORD_COMMON' | null {
  if (isLongerThan(password, PASSWORD_MOST) || graphemes(password.normalize('NFC')) < PASSWORD_LEAST) return 'PASSWORD_TOO_SHORT';
  const lower = password.normalize('NFC').toLowerCase();
  if (COMMON.has(lower) || new Set(lower).size < 3 || also.includes(lower)) return 'PASSWORD_COMMON';
  return null;
}

/** The same as a problem beside a field. */
export function passwordFieldProblem(path: string, password: string, also: readonly string[] = []): FieldProblemData[] {
  const code = passwordProblem(password, also);
  return code ? [{ path, code, message: REFUSAL[code] }] : [];
}

/** @throws DomainError PASSWORD_TOO_SHORT or PASSWORD_COMMON */
export function refuseWeakPassword(path: string, password: string): void {
  const [problem] = passwordFieldProblem(path, password);
  if (problem) throw new DomainError(problem.code as 'PASSWORD_TOO_SHORT' | 'PASSWORD_COMMON', { fields: [problem] });
}
