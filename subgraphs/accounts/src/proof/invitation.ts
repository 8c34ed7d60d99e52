import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@pakn/service-kit';
import type { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import type { Services } from '../services.ts';
import { smsText, smsTime } from '../message/sms/sms-text.ts';
import { HOUR_MS } from './throttle.ts';

/** How long an invitation stays good. */
const ACTIVATION_LIFETIME_MS = 72 * HOUR_MS;
/** 128 bits; its link fits into one SMS. */
const TOKEN_BYTES = 16;

const newActivationToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
/** SHA-256 of an activation's token, as `account.activation_hash` holds it; a token of 128 random bits needs no salt. */
export const activationHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A one-time activation on its way to its officer. Only the token's hash is stored. */
export interface Invitation {
  phone: string;
  token: string;
  expiresAt: Date;
}

/** Gives an invited officer a fresh token; the one before is no longer good. */
export function invite({ ciphers, now }: { ciphers: Ciphers; now(): Date }, account: Account): Invitation {
  if (!account.phoneCipher) throw new Error('an officer without a phone');
  const token = newActivationToken();
  const expiresAt = new Date(now().getTime() + ACTIVATION_LIFETIME_MS);
  account.activationHash = activationHash(token);
  account.activationExpiresAt = expiresAt;
  return { phone: ciphers.decrypt('phone', account.phoneCipher), token, expiresAt };
}

export const activationLink = (origin: string, token: string): string => `${origin}/tai-khoan/kich-hoat#token=${token}`;

/** By SMS, after the transaction. Not waited for: one that does not leave is sent again by `resendActivation`. */
export function sendInvitation(services: Services, { phone, token, expiresAt }: Invitation): void {
  const text = smsText('ACTIVATE', { due: smsTime(expiresAt), url: activationLink(services.env.PUBLIC_ORIGIN, token) });
  services.drivers
    .SMS({ id: newId(), at: services.now(), to: phone, text, template: 'ACTIVATE' })
    .catch((error: Error) => services.logger.error({ error: error.message }, 'an activation could not be sent'));
}
