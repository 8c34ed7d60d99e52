import { REFUSAL, type Label, type RefusalCode } from '@pakn/vocabulary';

/** A field that does not fit. `path` is the argument's path ("input.title"); `code` is permanent; `message` is what stands beside the field. */
export interface FieldProblemData {
  path: string;
  code: string;
  message: Label;
}

/**
 * What a rule throws when a person asks for something that cannot be done: it becomes a `Refusal` (data) at the edge.
 * `caseId`: the case as it is now, so that a stale screen can show it.
 */
export class DomainError extends Error {
  readonly code: RefusalCode;
  /** What the person reads; `message` is its Vietnamese. */
  readonly text: Label;
  readonly fields: FieldProblemData[];
  readonly caseId: string | undefined;
  readonly retryAt: Date | undefined;

  constructor(code: RefusalCode, more: { fields?: FieldProblemData[]; caseId?: string; retryAt?: Date; message?: Label } = {}) {
    const text = more.message ?? REFUSAL[code];
    super(text.vi);
    this.name = 'DomainError';
    this.code = code;
    this.text = text;
    this.fields = more.fields ?? [];
    this.caseId = more.caseId;
    this.retryAt = more.retryAt;
  }
}

/** INVALID_INPUT with its problems; nothing when there are none. */
export function refuseIfAny(fields: FieldProblemData[]): void {
  if (fields.length > 0) throw new DomainError('INVALID_INPUT', { fields });
}
