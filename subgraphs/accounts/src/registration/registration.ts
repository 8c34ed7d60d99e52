import { cleanText, isLongerThan, isReadable, type FieldProblemData } from '@pakn/service-kit';
import { readTypedDigits, type Label } from '@pakn/vocabulary';
import { ADDRESS_MOST, FORM_WORDS } from '../account/form-words.ts';
import { idProblem } from '../account/personal-id.ts';
import { cleanName, isPersonName } from '../account/person-name.ts';
import { mobileProblem, readMobile } from '../account/phone.ts';
import { isEmail } from '../account/email.ts';
import { passwordFieldProblem } from '../proof/password.ts';
import { agreedPurposes, CONSENT_VERSION } from '../account/consents.ts';

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
  const problem = (field: string, message: Label): void => void problems.push({ path: `input.${field}`, code: 'INVALID_INPUT', message });
  const personalId = readTypedDigits(form.personalId);
  const fullName = cleanName(form.fullName);
  const phone = readMobile(form.phone);
  const email = cleanText(form.email ?? '');
  const contactAddress = cleanText(form.contactAddress);
  const contactWardCode = form.contactWardCode?.trim() || null;
  const purposes = agreedPurposes(form.consentPurposes ?? []);

  const wrongId = idProblem(form.personalId, now);
  const wrongPhone = mobileProblem(form.phone);
  if (wrongId) problem('personalId', wrongId);
  problems.push(...passwordFieldProblem('input.password', form.password, [personalId, phone ?? '', form.phone.trim()]));
  if (!isPersonName(fullName)) problem('fullName', FORM_WORDS.fullName);
  if (wrongPhone) problem('phone', wrongPhone);
  if (email !== '' && !isEmail(email)) problem('email', FORM_WORDS.email);
  if (!isReadable(contactAddress)) problem('contactAddress', FORM_WORDS.address);
  else if (isLongerThan(contactAddress, ADDRESS_MOST)) problem('contactAddress', FORM_WORDS.addressLength);
  if (contactWardCode !== null && !/^\d{5}$/.test(contactWardCode)) problem('contactWardCode', FORM_WORDS.ward);
  if (form.consentVersion !== CONSENT_VERSION) problem('consentVersion', FORM_WORDS.consentVersion);
  if (purposes === null) problem('consentPurposes', FORM_WORDS.consentPurposes);

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
