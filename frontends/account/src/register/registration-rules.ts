import { readTypedId, readTypedMobile, type IdProblem, type PhoneProblem } from '@pakn/vocabulary';
import { isLongEnough } from '../password/password-length';

/** What the form can say before it asks the server; the server's rules stand. Keys are message keys below `account.register.problem`. */
export interface RegistrationDraft {
  personalId: string;
  password: string;
  repeated: string;
  fullName: string;
  phone: string;
  email: string;
  contactAddress: string;
  consent: boolean;
}

export const emptyDraft = (): RegistrationDraft => ({
  personalId: '',
  password: '',
  repeated: '',
  fullName: '',
  phone: '',
  email: '',
  contactAddress: '',
  consent: false,
});

/** In the order of the screen. */
export const REGISTRATION_FIELDS = Object.keys(emptyDraft()) as (keyof RegistrationDraft)[];

export function problemKeys(draft: RegistrationDraft): Partial<Record<keyof RegistrationDraft, string>> {
  const keys: Partial<Record<keyof RegistrationDraft, string>> = {};
  if (!isLongEnough(draft.password)) keys.password = 'passwordShort';
  if (draft.repeated !== draft.password) keys.repeated = 'repeatDiffers';
  if (!draft.fullName.trim()) keys.fullName = 'nameMissing';
  if (draft.email.trim() && !/^\S+@\S+\.\S+$/.test(draft.email.trim())) keys.email = 'emailWrong';
  if (!draft.contactAddress.trim()) keys.contactAddress = 'addressMissing';
  if (!draft.consent) keys.consent = 'consentMissing';
  return keys;
}

/** What is wrong with the two numbers, by the reader that the server has too: codes of ID_PROBLEM and PHONE_PROBLEM. */
export function numberProblems(draft: Pick<RegistrationDraft, 'personalId' | 'phone'>): { personalId: IdProblem | null; phone: PhoneProblem | null } {
  const [id, phone] = [readTypedId(draft.personalId), readTypedMobile(draft.phone)];
  return { personalId: 'problem' in id ? id.problem : null, phone: 'problem' in phone ? phone.problem : null };
}
