import { cleanText, graphemes, type FieldProblemData } from '@pakn/service-kit';
import { isEmail } from '../account/email.ts';
import { readPhone } from '../account/phone.ts';

const NAME_LEAST = 3;
const NAME_MOST = 200;
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
  const problem = (field: string, message: string): void => void problems.push({ path: `input.${field}`, code: 'INVALID_INPUT', message });
  const name = graphemes(cleanText(form.name));
  if (!CODE.test(form.code)) problem('code', 'Mã gồm 2 đến 30 chữ in hoa không dấu, số và dấu gạch nối, ví dụ S-XD.');
  if (name < NAME_LEAST || name > NAME_MOST) problem('name', `Tên dài từ ${NAME_LEAST} đến ${NAME_MOST} ký tự.`);
  if (form.wardCode && !WARD.test(form.wardCode)) problem('wardCode', 'Hãy chọn xã, phường, đặc khu trong danh sách.');
  if (form.kind === 'COMMUNE' && !form.wardCode) problem('wardCode', 'Hãy chọn xã, phường, đặc khu mà đơn vị phụ trách.');
  if (form.phone && readPhone(form.phone) === null) problem('phone', 'Số điện thoại chưa đúng.');
  if (form.email && !isEmail(cleanText(form.email))) problem('email', 'Địa chỉ email chưa đúng, ví dụ donvi@khanhhoa.gov.vn.');
  return problems;
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The calendar day in Việt Nam, "2026-11-20". */
export const vietnamDay = (at: Date): string => day.format(at);
