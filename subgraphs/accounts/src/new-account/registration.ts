import { cleanText, isLongerThan, isReadable, type FieldProblemData } from '@pakn/service-kit';
import { readCampaignCode, type Label } from '@pakn/vocabulary';
import type { Organization } from '../account/account.entity.ts';
import { isEmail } from '../account/email.ts';
import { ADDRESS_MOST, FORM_WORDS } from '../account/form-words.ts';
import { cleanName, isPersonName } from '../account/person-name.ts';
import { mobileProblem, readMobile } from '../account/phone.ts';
import { passwordFieldProblem } from '../proof/password.ts';
import { agreedPurposes, CONSENT_VERSION } from '../account/consents.ts';

/** What every form has in common: of an individual, of an organisation, of somebody whom a sign-in provider names. */
export interface SharedForm {
  phone: string;
  email?: string | null;
  contactAddress?: string | null;
  contactWardCode?: string | null;
  consentVersion: string;
  consentPurposes?: string[] | null;
  campaignCode?: string | null;
}
export interface RegistrationForm extends SharedForm {
  password: string;
}

/** A registration as it is kept: normalised, its fields good. */
export interface Registration {
  kind: 'INDIVIDUAL' | 'ORGANIZATION';
  /** The id number, or the number under which an organisation is registered: the sign-in name. */
  identifier: string;
  /** The person's, or the representative's. */
  fullName: string;
  /** E.164, a mobile. */
  phone: string;
  email: string | null;
  contactAddress: string | null;
  contactWardCode: string | null;
  organization: Organization | null;
  consentVersion: string;
  purposes: string[];
  /** Of the poster, team or unit that helped; counted, and not kept with the account. */
  campaignCode: string | null;
}

/** Gathers what is wrong: every wrong field has its own problem at its own path. */
export class FieldProblems {
  readonly all: FieldProblemData[] = [];

  add(field: string, message: Label | null): void {
    if (message) this.all.push({ path: `input.${field}`, code: 'INVALID_INPUT', message });
  }

  addPassword(password: string, also: readonly string[]): void {
    this.all.push(...passwordFieldProblem('input.password', password, also));
  }

  /** The name as it is stored. */
  name(field: string, text: string): string {
    const name = cleanName(text);
    if (!isPersonName(name)) this.add(field, FORM_WORDS.fullName);
    return name;
  }

  /** The e-mail address as it is stored; null: none. */
  email(field: string, text: string | null | undefined): string | null {
    const email = cleanText(text ?? '');
    if (email !== '' && !isEmail(email)) this.add(field, FORM_WORDS.email);
    return email || null;
  }

  /** The address as it is stored; null: none. `missing`: what is said where there has to be one. */
  address(field: string, text: string | null | undefined, missing: Label | null): string | null {
    const address = cleanText(text ?? '');
    if (address === '' && missing === null) return null;
    if (!isReadable(address)) this.add(field, missing ?? FORM_WORDS.address);
    else if (isLongerThan(address, ADDRESS_MOST)) this.add(field, FORM_WORDS.addressLength);
    return address;
  }
}

type Shared = Pick<Registration, 'phone' | 'email' | 'contactAddress' | 'contactWardCode' | 'consentVersion' | 'purposes' | 'campaignCode'>;

/** Reads what all forms have. `addressMissing`: what is said without a contact address; null: it need not be given. */
export function readShared(form: SharedForm, problems: FieldProblems, addressMissing: Label | null): Shared {
  problems.add('phone', mobileProblem(form.phone));
  const email = problems.email('email', form.email);
  const contactAddress = problems.address('contactAddress', form.contactAddress, addressMissing);
  const contactWardCode = form.contactWardCode?.trim() || null;
  if (contactWardCode !== null && !/^\d{5}$/.test(contactWardCode)) problems.add('contactWardCode', FORM_WORDS.ward);
  if (form.consentVersion !== CONSENT_VERSION) problems.add('consentVersion', FORM_WORDS.consentVersion);
  const purposes = agreedPurposes(form.consentPurposes ?? []);
  if (purposes === null) problems.add('consentPurposes', FORM_WORDS.consentPurposes);
  const campaignCode = form.campaignCode?.trim() ? readCampaignCode(form.campaignCode) : null;
  if (form.campaignCode?.trim() && campaignCode === null) problems.add('campaignCode', FORM_WORDS.campaignCode);
  const { consentVersion } = form;
  return { phone: readMobile(form.phone) ?? '', email, contactAddress, contactWardCode, consentVersion, purposes: purposes ?? [], campaignCode };
}
