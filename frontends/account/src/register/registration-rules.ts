import {
  ID_PROBLEM,
  PHONE_PROBLEM,
  REGISTRATION_NUMBER_PROBLEM,
  readCampaignCode,
  readTypedId,
  readTypedMobile,
  readTypedPhone,
  readTypedRegistrationNumber,
  type Label,
} from '@pakn/vocabulary';
import { isLongEnough } from '../password/password-length';

/** Whose account it is to be: a person's, or an organisation's or business's. */
export type RegistrantKind = 'INDIVIDUAL' | 'ORGANIZATION';

/** What is typed into either form; `fullName`, the phone and what follows it are the representative's in that of an organisation. */
export interface RegistrationDraft {
  personalId: string;
  registrationNumber: string;
  password: string;
  repeated: string;
  fullName: string;
  phone: string;
  email: string;
  contactAddress: string;
  /** Of the contact address; '': not said. */
  contactWardCode: string;
  organizationName: string;
  organizationAddress: string;
  organizationPhone: string;
  organizationEmail: string;
  /** Of the campaign whose link led here; '': none. */
  campaignCode: string;
  consent: boolean;
  /** Ticked purposes that are not required. */
  purposes: string[];
}

export const emptyDraft = (): RegistrationDraft => ({
  personalId: '',
  registrationNumber: '',
  password: '',
  repeated: '',
  fullName: '',
  phone: '',
  email: '',
  contactAddress: '',
  contactWardCode: '',
  organizationName: '',
  organizationAddress: '',
  organizationPhone: '',
  organizationEmail: '',
  campaignCode: '',
  consent: false,
  purposes: [],
});

const PERSON = ['password', 'repeated', 'fullName', 'phone', 'email', 'contactAddress', 'contactWardCode'] as const;
const ORGANIZATION = ['organizationName', 'organizationAddress', 'organizationPhone', 'organizationEmail'] as const;
export type RegistrationField = 'personalId' | 'registrationNumber' | (typeof PERSON)[number] | (typeof ORGANIZATION)[number] | 'campaignCode' | 'consent';

/** In the order of the screen. */
export const REGISTRATION_FIELDS: Record<RegistrantKind, readonly RegistrationField[]> = {
  INDIVIDUAL: ['personalId', ...PERSON, 'campaignCode', 'consent'],
  ORGANIZATION: ['registrationNumber', ...PERSON, ...ORGANIZATION, 'campaignCode', 'consent'],
};

/** What the form can say before it asks the server; the server's rules stand. Keys are message keys below `account.register.problem`. */
export function problemKeys(draft: RegistrationDraft, kind: RegistrantKind): Partial<Record<RegistrationField, string>> {
  const keys: Partial<Record<RegistrationField, string>> = {};
  if (!isLongEnough(draft.password)) keys.password = 'passwordShort';
  if (draft.repeated !== draft.password) keys.repeated = 'repeatDiffers';
  if (!draft.fullName.trim()) keys.fullName = 'nameMissing';
  if (isWrongEmail(draft.email)) keys.email = 'emailWrong';
  if (kind === 'INDIVIDUAL' && !draft.contactAddress.trim()) keys.contactAddress = 'addressMissing';
  if (kind === 'ORGANIZATION') {
    if (!draft.organizationName.trim()) keys.organizationName = 'organizationNameMissing';
    if (!draft.organizationAddress.trim()) keys.organizationAddress = 'organizationAddressMissing';
    if (isWrongEmail(draft.organizationEmail)) keys.organizationEmail = 'emailWrong';
  }
  if (draft.campaignCode.trim() && readCampaignCode(draft.campaignCode) === null) keys.campaignCode = 'campaignWrong';
  if (!draft.consent) keys.consent = 'consentMissing';
  return keys;
}

const isWrongEmail = (email: string): boolean => email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim());

/** What is wrong with the numbers, by the readers that the server has too. */
export function numberProblems(draft: RegistrationDraft, kind: RegistrantKind): Partial<Record<RegistrationField, Label>> {
  const problems: Partial<Record<RegistrationField, Label>> = {};
  const phone = readTypedMobile(draft.phone);
  if ('problem' in phone) problems.phone = PHONE_PROBLEM[phone.problem];
  if (kind === 'INDIVIDUAL') {
    const id = readTypedId(draft.personalId);
    if ('problem' in id) problems.personalId = ID_PROBLEM[id.problem];
    return problems;
  }
  const number = readTypedRegistrationNumber(draft.registrationNumber);
  if ('problem' in number) problems.registrationNumber = REGISTRATION_NUMBER_PROBLEM[number.problem];
  const own = draft.organizationPhone.trim() ? readTypedPhone(draft.organizationPhone) : null;
  if (own && 'problem' in own) problems.organizationPhone = PHONE_PROBLEM[own.problem];
  return problems;
}
