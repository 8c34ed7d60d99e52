import type { FieldProblemData } from '@pakn/service-kit';
import { readTypedDigits } from '@pakn/vocabulary';
import { FORM_WORDS } from '../account/form-words.ts';
import { idProblem } from '../account/personal-id.ts';
import { readMobile } from '../account/phone.ts';
import { FieldProblems, readShared, type Registration, type RegistrationForm } from '../new-account/registration.ts';

export interface IndividualForm extends RegistrationForm {
  personalId: string;
  fullName: string;
  contactAddress: string;
}

/** Reads the form of a person (A3-01). Times come in: births lie in the past. */
export function readIndividual(form: IndividualForm, now: Date): { registration: Registration; problems: FieldProblemData[] } {
  const problems = new FieldProblems();
  const identifier = readTypedDigits(form.personalId);
  problems.add('personalId', idProblem(form.personalId, now));
  problems.addPassword(form.password, [identifier, readMobile(form.phone) ?? '', form.phone.trim()]);
  const fullName = problems.name('fullName', form.fullName);
  const shared = readShared(form, problems, FORM_WORDS.address);
  return { registration: { kind: 'INDIVIDUAL', identifier, fullName, organization: null, ...shared }, problems: problems.all };
}
