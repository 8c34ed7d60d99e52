/** What a mutation answers when it does not do what was asked (`Refusal` of the graph). */
export interface RefusalAnswer {
  code: string;
  message: string;
  fields: readonly { path: string; code: string; message: string }[];
}

export interface PlacedProblems<F extends string> {
  fields: Partial<Record<F, string>>;
  /** What belongs to no field of the form. */
  message: string | null;
}

/** Codes that mean one field although the server names no path; they count where a form has that field. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  CHALLENGE_REQUIRED: 'challenge',
  CHALLENGE_WRONG: 'challenge',
  CHALLENGE_USED: 'challenge',
  CHALLENGE_EXPIRED: 'challenge',
  OTP_WRONG: 'otp',
  OTP_EXPIRED: 'otp',
  OTP_TRIES_SPENT: 'otp',
  FILE_REFUSED: 'files',
  FILE_NOT_READY: 'files',
  FILE_TOO_LARGE: 'files',
  TOO_MANY_FILES: 'files',
  PROOF_REQUIRED: 'files',
};

/** How a form's fields are called in the graph. */
export interface FieldNames<F extends string> {
  fields: readonly F[];
  /** Part of a path (`input.leadAgencyId` has two) → the field, where they are not called alike. */
  paths?: Readonly<Record<string, F>> | undefined;
  /** Code → the field that it means in this form. */
  codes?: Readonly<Record<string, F>> | undefined;
}

/**
 * Puts a refusal beside the fields of a form.
 * @param words a problem in the reader's language
 */
export function placeRefusal<F extends string>(
  refusal: RefusalAnswer,
  { fields, paths, codes }: FieldNames<F>,
  words: (problem: { code: string; message: string }) => string,
): PlacedProblems<F> {
  const known = (name: string | undefined): F | undefined => fields.find((field) => field === name);
  const fieldOfPath = (path: string): F | undefined => {
    for (const part of path.split('.')) {
      const field = paths?.[part] ?? known(part);
      if (field !== undefined) return field;
    }
    return undefined;
  };
  const placed: Partial<Record<F, string>> = {};
  const rest: string[] = [];
  for (const problem of refusal.fields) {
    const field = fieldOfPath(problem.path);
    if (field === undefined) rest.push(words(problem));
    else placed[field] ??= words(problem);
  }
  const own = codes?.[refusal.code] ?? known(FIELD_OF_CODE[refusal.code]);
  if (own !== undefined) placed[own] ??= words(refusal);
  else if (refusal.fields.length === 0) rest.push(words(refusal));
  return { fields: placed, message: rest.length > 0 ? [...new Set(rest)].join(' ') : null };
}
