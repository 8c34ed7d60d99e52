import { cleanText, graphemes, type FieldProblemData } from '@pakn/service-kit';
import { digitsOf, isPersonalId } from '../account/personal-id.ts';
import { cleanName, isPersonName } from '../account/person-name.ts';
import { readMobile } from '../account/phone.ts';
import { isEmail } from '../account/email.ts';
import { passwordFieldProblem } from '../proof/password.ts';
import { agreedPurposes, CONSENT_VERSION } from './consents.ts';

export const ADDRESS_MOST = 300;

export interface RegistrationForm {
  personalId: string;
  password: string;
  fullName: string;
  phone: string;
  email?: string | null;
  contactAddress: string;
  contactWardCode?: string | null;
  consentVersion: string;
  consentPurposes?: string[] | null;
}

/** A registration as it is kept: normalised, its fields good. */
export interface Registration {
  personalId: string;
  fullName: string;
  /** E.164, a mobile. */
  phone: string;
  email: string | null;
  contactAddress: string;
  contactWardCode: string | null;
  consentVersion: string;
  purposes: string[];
}

/** Reads the form; every wrong field has its own problem at its own path. Times come in: births lie in the past. */
export function readRegistration(form: RegistrationForm, now: Date): { registration: Registration; problems: FieldProblemData[] } {
  const problems: FieldProblemData[] = [];
  const problem = (field: string, message: string): void => void problems.push({ path: `input.${field}`, code: 'INVALID_INPUT', message });
  const personalId = digitsOf(form.personalId);
  const fullName = cleanName(form.fullName);
  const phone = readMobile(form.phone);
  const email = cleanText(form.email ?? '');
  const contactAddress = cleanText(form.contactAddress);
  const contactWardCode = form.contactWardCode?.trim() || null;
  const purposes = agreedPurposes(form.consentPurposes ?? []);

  if (!isPersonalId(personalId, now)) problem('personalId', 'Số định danh gồm 12 số như trên thẻ căn cước.');
  problems.push(...passwordFieldProblem('input.password', form.password, [personalId, phone ?? '', form.phone.trim()]));
  if (!isPersonName(fullName)) problem('fullName', 'Hãy nhập họ và tên, chỉ gồm chữ.');
  if (phone === null) problem('phone', 'Hãy nhập số điện thoại di động Việt Nam, ví dụ 0905 123 456.');
  if (email !== '' && !isEmail(email)) problem('email', 'Địa chỉ email chưa đúng, ví dụ ten@example.vn.');
  if (contactAddress === '') problem('contactAddress', 'Hãy nhập địa chỉ liên hệ.');
  else if (graphemes(contactAddress) > ADDRESS_MOST) problem('contactAddress', `Địa chỉ liên hệ dài nhất ${ADDRESS_MOST} ký tự.`);
  if (contactWardCode !== null && !/^\d{5}$/.test(contactWardCode)) problem('contactWardCode', 'Hãy chọn xã, phường, đặc khu trong danh sách.');
  if (form.consentVersion !== CONSENT_VERSION) problem('consentVersion', 'Nội dung đồng ý đã thay đổi. Hãy đọc lại và đồng ý với bản mới.');
  if (purposes === null) problem('consentPurposes', 'Có mục đích đồng ý không còn dùng. Hãy chọn lại.');

  const registration = {
    personalId,
    fullName,
    phone: phone ?? '',
    email: email || null,
    contactAddress,
    contactWardCode,
    consentVersion: form.consentVersion,
    purposes: purposes ?? [],
  };
  return { registration, problems };
}
