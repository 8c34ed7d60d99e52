import { cleanText, isLongerThan, type FieldProblemData } from '@pakn/service-kit';
import type { Label, OfficerRole } from '@pakn/vocabulary';
import { PROVINCE_ROLES } from '../account/province-roles.ts';
import { isEmail } from '../account/email.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import { cleanName, isPersonName } from '../account/person-name.ts';
import { mobileProblem } from '../account/phone.ts';
import { OFFICER_WORDS, POSITION_MOST } from './officer-words.ts';

export interface OfficerForm {
  fullName: string;
  phone: string;
  email?: string | null | undefined;
  position?: string | null | undefined;
}

const problem = (path: string, message: Label, code = 'INVALID_INPUT'): FieldProblemData => ({ path, code, message });

/** What is wrong with an invitation, field by field. The phone gets the activation and the codes, so it must be a mobile. */
export function formProblems({ fullName, phone, email, position }: OfficerForm): FieldProblemData[] {
  const wrongPhone = mobileProblem(phone);
  return [
    ...(isPersonName(cleanName(fullName)) ? [] : [problem('fullName', FORM_WORDS.fullName)]),
    ...(wrongPhone ? [problem('phone', wrongPhone)] : []),
    ...(email && !isEmail(cleanText(email)) ? [problem('email', FORM_WORDS.email)] : []),
    ...positionProblems(position),
  ];
}

export const positionProblems = (position: string | null | undefined): FieldProblemData[] =>
  position && isLongerThan(position, POSITION_MOST) ? [problem('position', OFFICER_WORDS.position)] : [];

/** What is wrong with roles in an agency. */
export function roleProblems(
  roles: readonly OfficerRole[],
  given: { agencyKind: string; byAdministrator: boolean },
  path: string = 'roles',
): FieldProblemData[] {
  if (roles.length === 0) return [problem(path, OFFICER_WORDS.noRole)];
  if (!given.byAdministrator && roles.some((role) => PROVINCE_ROLES.has(role))) return [problem(path, OFFICER_WORDS.administratorsOnly)];
  // An operator sees and assigns every report of the province.
  if (roles.includes('OPERATOR') && given.agencyKind !== 'OPERATOR') return [problem(path, OFFICER_WORDS.noDesk)];
  return [];
}
