import { cleanText, isLongerThan, isReadable, type FieldProblemData } from '@pakn/service-kit';
import { REGISTRATION_NUMBER_PROBLEM, readTypedRegistrationNumber } from '@pakn/vocabulary';
import { FORM_WORDS, ORGANIZATION_NAME_MOST } from '../account/form-words.ts';
import { phoneProblem, readMobile, readPhone } from '../account/phone.ts';
import { FieldProblems, readShared, type Registration, type RegistrationForm } from '../new-account/registration.ts';

export interface OrganizationForm extends RegistrationForm {
  registrationNumber: string;
  representative: string;
  organizationName: string;
  organizationAddress: string;
  organizationPhone?: string | null;
  organizationEmail?: string | null;
}

/** Reads the form of an organisation or business (A3-02): the phone is the representative's and has to be there, the e-mails need not. */
export function readOrganization(form: OrganizationForm): { registration: Registration; problems: FieldProblemData[] } {
  const problems = new FieldProblems();
  const number = readTypedRegistrationNumber(form.registrationNumber);
  const identifier = 'number' in number ? number.number : '';
  if ('problem' in number) problems.add('registrationNumber', REGISTRATION_NUMBER_PROBLEM[number.problem]);
  problems.addPassword(form.password, [identifier.toLowerCase(), readMobile(form.phone) ?? '', form.phone.trim()]);
  const fullName = problems.name('representative', form.representative);
  const shared = readShared(form, problems, null);
  const name = cleanText(form.organizationName).replace(/\s+/g, ' ');
  if (!isReadable(name)) problems.add('organizationName', FORM_WORDS.organizationName);
  else if (isLongerThan(name, ORGANIZATION_NAME_MOST)) problems.add('organizationName', FORM_WORDS.organizationNameLength);
  const address = problems.address('organizationAddress', form.organizationAddress, FORM_WORDS.organizationAddress) ?? '';
  const phone = form.organizationPhone?.trim() || null;
  if (phone !== null) problems.add('organizationPhone', phoneProblem(phone));
  const email = problems.email('organizationEmail', form.organizationEmail);
  const organization = { name, address, phone: phone && readPhone(phone), email, representative: fullName };
  return { registration: { kind: 'ORGANIZATION', identifier, fullName, organization, ...shared }, problems: problems.all };
}
