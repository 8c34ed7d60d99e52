import { outside, type Outside } from './client.ts';
import { otpFor, SIGN_IN, smsTo, solvedChallenge, type System } from './people.ts';

export interface NewPerson {
  fullName: string;
  /** 12 digits; the sign-in name. */
  personalId: string;
  /** E.164 */
  phone: string;
  email: string;
  contactAddress: string;
  password: string;
}

/** A person whom no other test knows; every text of it is unique. @param word stands in all of them */
export function newPerson(word: string): NewPerson {
  const digits = String(Date.now());
  return {
    fullName: `${word} Thị Thử`,
    personalId: `056190${digits.slice(-6)}`,
    phone: `+8493${digits.slice(-7)}`,
    email: `${word.toLowerCase()}${digits}@example.vn`,
    contactAddress: `Số ${digits} hẻm ${word}`,
    password: `mat khau ${word} ${digits}`,
  };
}

/** Registers the person with the code from the phone. */
export async function registers(system: System, person: NewPerson): Promise<void> {
  const visitor = outside(system.origin);
  const before = (await smsTo(system, person.phone)).length;
  const input = { ...person, consentVersion: '1', consentPurposes: [], challenge: await solvedChallenge(visitor) };
  const { registerIndividual } = await visitor.must<{ registerIndividual: { id: string } }>(
    'mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { ... on OtpTicket { id } ... on Refusal { code fields { path code } } } }',
    { input },
  );
  const otp = await otpFor(system, person.phone, before);
  await visitor.must('mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) { __typename } }', { id: registerIndividual.id, otp });
}

/** Signs the person in; without a token when that is refused. */
export async function entered(system: System, { personalId, password }: NewPerson): Promise<Outside> {
  const client = outside(system.origin);
  const input = { identifier: personalId, password, challenge: await solvedChallenge(client) };
  client.token = (await client.must<{ signIn: { accessToken?: string } }>(SIGN_IN, { input })).signIn.accessToken;
  return client;
}
