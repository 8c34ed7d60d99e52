import { newId } from '@pakn/service-kit';
import type { Account } from '../account/account.entity.ts';
import type { Services } from '../services.ts';
import { smsText, smsTime } from '../sms/sms-text.ts';
import { ACTIVATION_LIFETIME_MS, activationHash, newActivationToken } from './activate-officer.ts';

/** A one-time activation on its way to its officer. Only the token's hash is stored. */
export interface Invitation {
  phone: string;
  token: string;
  expiresAt: Date;
}

/** Gives an invited officer a fresh token; the one before is no longer good. */
export function invite({ ciphers, now }: Services, account: Account): Invitation {
  if (!account.phoneCipher) throw new Error('an officer without a phone');
  const token = newActivationToken();
  const expiresAt = new Date(now().getTime() + ACTIVATION_LIFETIME_MS);
  account.activationHash = activationHash(token);
  account.activationExpiresAt = expiresAt;
  return { phone: ciphers.decrypt('phone', account.phoneCipher), token, expiresAt };
}

export const activationLink = ({ env }: Pick<Services, 'env'>, token: string): string => `${env.PUBLIC_ORIGIN}/tai-khoan/kich-hoat#token=${token}`;

/** By SMS, after the transaction. Not waited for: one that does not leave is sent again by `resendActivation`. */
export function sendInvitation(services: Services, { phone, token, expiresAt }: Invitation): void {
  const text = smsText('ACTIVATE', { due: smsTime(expiresAt), url: activationLink(services, token) });
  services
    .sms({ id: newId(), at: services.now(), to: phone, text, template: 'ACTIVATE' })
    .catch((error: Error) => services.logger.error({ error: error.message }, 'an activation could not be sent'));
}
