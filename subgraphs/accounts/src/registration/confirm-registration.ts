import type { Account } from '../account/account.entity.ts';
import { makeAccount, refuseTaken, type PendingAccount } from '../new-account/make-account.ts';
import { noteProven } from '../new-account/unproven.ts';
import { takeOtp } from '../proof/take-otp.ts';
import type { Services } from '../services.ts';

/** Makes the account when the code is right, with its consents. No sign-in: the person signs in next (A3-08). @throws DomainError OTP_…, IDENTIFIER_TAKEN, PHONE_TAKEN */
export async function confirmRegistration(services: Services, given: { ticketId: string; otp: string }): Promise<Account> {
  const { account, address } = await takeOtp(services, { ...given, purpose: 'REGISTRATION' }, async (ticket, em) => {
    if (!ticket.payloadCipher) throw new Error('a registration ticket without its person');
    const pending = pendingIn(services.ciphers.decrypt('registration', ticket.payloadCipher));
    ticket.payloadCipher = null;
    const made = await refuseTaken(pending.kind, () => makeAccount(services, em, pending, { assurance: 'PHONE', requestId: ticket.id }));
    return { account: made, address: pending.address };
  });
  await noteProven(services, address);
  return account;
}

/** What waits in a ticket. One of the release before has a person only, with the number under another name: tickets outlive a release by half an hour. */
function pendingIn(payload: string): PendingAccount {
  const read = JSON.parse(payload) as
    | PendingAccount
    | (Omit<PendingAccount, 'kind' | 'identifier' | 'organization' | 'campaignCode' | 'address'> & { personalId: string });
  return 'kind' in read ? read : { ...read, kind: 'INDIVIDUAL', identifier: read.personalId, organization: null, campaignCode: null, address: '' };
}
