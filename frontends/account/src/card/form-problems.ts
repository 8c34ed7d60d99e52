import { requestFailure } from '@pakn/graph';

/** What a mutation may answer when it does not do what was asked. */
export interface RefusalAnswer {
  code: string;
  message: string;
  fields: readonly { path: string; code: string; message: string }[];
  retryAt?: string | null;
}

/** What is wrong with a form: beside its fields, and for the form as a whole. */
export interface FormProblems {
  /** Field name (last part of the path) → what stands beside it. */
  fields: Record<string, string>;
  /** Message that belongs to no field. */
  form: string | null;
}

export const noProblems = (): FormProblems => ({ fields: {}, form: null });

/** Codes that mean the challenge's field though the server names no path. */
const CHALLENGE_CODES = new Set(['CHALLENGE_WRONG', 'CHALLENGE_USED', 'CHALLENGE_EXPIRED', 'CHALLENGE_REQUIRED']);
const OTP_CODES = new Set(['OTP_WRONG', 'OTP_EXPIRED', 'OTP_TRIES_SPENT']);
const FIELD_OF_CODE: Record<string, string> = {
  IDENTIFIER_TAKEN: 'personalId',
  PHONE_TAKEN: 'phone',
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_COMMON: 'password',
};

type Translate = (key: string, named?: Record<string, unknown>) => string;

/** The text of a permanent code in the reader's language; the server's own words when the catalogue lacks it. */
const worded = (t: Translate, te: (key: string) => boolean, code: string, message: string): string =>
  te(`account.problem.${code}`) ? t(`account.problem.${code}`) : message;

/** Puts a refusal where the person can act on it. */
export function problemsOf(refusal: RefusalAnswer, t: Translate, te: (key: string) => boolean): FormProblems {
  const fields: Record<string, string> = {};
  for (const field of refusal.fields) {
    const name = field.path.split('.').at(-1) ?? field.path;
    fields[name === 'answer' || name === 'id' ? 'challenge' : name] = worded(t, te, field.code, field.message);
  }
  if (CHALLENGE_CODES.has(refusal.code)) fields.challenge ??= worded(t, te, refusal.code, refusal.message);
  if (OTP_CODES.has(refusal.code)) fields.otp ??= worded(t, te, refusal.code, refusal.message);
  const own = FIELD_OF_CODE[refusal.code];
  if (own) fields[own] ??= worded(t, te, refusal.code, refusal.message);
  const named = Object.keys(fields).length > 0;
  return { fields, form: named ? null : worded(t, te, refusal.code, refusal.message) };
}

/** A fault (no answer at all) in words; nothing that was typed is touched. */
export function faultOf(error: unknown, t: Translate): FormProblems {
  const failure = requestFailure(error);
  const code = failure.requestId ? ` ${t('ui.failure.code', { id: failure.requestId })}` : '';
  return { fields: {}, form: `${t(`ui.failure.${failure.kind}`)}${code}` };
}
