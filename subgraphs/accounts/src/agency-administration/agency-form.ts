import { cleanText, graphemes, isLongerThan, isReadable, type FieldProblemData } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import { isEmail } from '../account/email.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import { phoneProblem } from '../account/phone.ts';
import { AGENCY_WORDS, NAME_LEAST, NAME_MOST } from './agency-words.ts';

const CODE = /^[A-Z0-9][A-Z0-9-]{1,29}$/;
const WARD = /^\d{5}$/;

export interface AgencyForm {
  code: string;
  name: string;
  kind: string;
  parentId?: string | null | undefined;
  wardCode?: string | null | undefined;
  /** Closed agencies whose work it took over; undefined leaves them as they are. */
  predecessorIds?: readonly string[] | null | undefined;
  /** "2026-07-01" */
  validFrom: string;
  phone?: string | null | undefined;
  email?: string | null | undefined;
}

/** What is wrong with the words of an agency, field by field. */
export function agencyProblems(form: AgencyForm): FieldProblemData[] {
  const problems: FieldProblemData[] = [];
  const problem = (field: string, message: Label): void => void problems.push({ path: `input.${field}`, code: 'INVALID_INPUT', message });
  const name = cleanText(form.name);
  if (!CODE.test(form.code)) problem('code', AGENCY_WORDS.code);
  if (isLongerThan(name, NAME_MOST) || graphemes(name) < NAME_LEAST || !isReadable(name)) problem('name', AGENCY_WORDS.name);
  if (form.wardCode && !WARD.test(form.wardCode)) problem('wardCode', FORM_WORDS.ward);
  if (form.kind === 'COMMUNE' && !form.wardCode) problem('wardCode', AGENCY_WORDS.wardOfCommune);
  const wrongPhone = form.phone ? phoneProblem(form.phone) : null;
  if (wrongPhone) problem('phone', wrongPhone);
  if (form.email && !isEmail(cleanText(form.email))) problem('email', AGENCY_WORDS.email);
  return problems;
}
