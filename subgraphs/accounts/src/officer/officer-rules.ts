import { cleanText, graphemes, type FieldProblemData, type OfficerRole } from '@pakn/service-kit';
import { PROVINCE_ROLES } from '../account/province-roles.ts';
import { isEmail } from '../account/email.ts';
import { cleanName, isPersonName } from '../account/person-name.ts';
import { readMobile } from '../account/phone.ts';

const POSITION_MOST = 100;

export interface OfficerForm {
  fullName: string;
  phone: string;
  email?: string | null | undefined;
  position?: string | null | undefined;
}

const problem = (path: string, message: string, code = 'INVALID_INPUT'): FieldProblemData => ({ path, code, message });

/** What is wrong with an invitation, field by field. The phone gets the activation and the codes, so it must be a mobile. */
export function formProblems({ fullName, phone, email, position }: OfficerForm): FieldProblemData[] {
  return [
    ...(isPersonName(cleanName(fullName)) ? [] : [problem('fullName', 'Hãy nhập họ và tên, chỉ gồm chữ.')]),
    ...(readMobile(phone) === null ? [problem('phone', 'Hãy nhập số điện thoại di động Việt Nam, ví dụ 0905 123 456.')] : []),
    ...(email && !isEmail(cleanText(email)) ? [problem('email', 'Địa chỉ email chưa đúng, ví dụ ten@example.vn.')] : []),
    ...positionProblems(position),
  ];
}

export const positionProblems = (position: string | null | undefined): FieldProblemData[] =>
  position && graphemes(position) > POSITION_MOST ? [problem('position', `Chức vụ dài nhất ${POSITION_MOST} ký tự.`)] : [];

/** What is wrong with roles in an agency. */
export function roleProblems(
  roles: readonly OfficerRole[],
  given: { agencyKind: string; byAdministrator: boolean },
  path: string = 'roles',
): FieldProblemData[] {
  if (roles.length === 0) return [problem(path, 'Hãy chọn ít nhất một vai trò.')];
  if (!given.byAdministrator && roles.some((role) => PROVINCE_ROLES.has(role))) return [problem(path, 'Chỉ quản trị viên được giao vai trò này.')];
  // An operator sees and assigns every report of the province.
  if (roles.includes('OPERATOR') && given.agencyKind !== 'OPERATOR') return [problem(path, 'Chỉ đơn vị trực tiếp nhận có nhân viên trực.')];
  return [];
}
