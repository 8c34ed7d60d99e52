import { randomInt } from 'node:crypto';
import { DomainError, newId } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import { LockMode } from '@mikro-orm/postgresql';
import type { Ciphers } from '../account/ciphers.ts';
import { maskPhone } from '../account/phone.ts';
import type { Services } from '../services.ts';
import { smsText } from '../message/sms/sms-text.ts';
import { OTP_LIFETIME_MS, OTP_RANGE, OTP_SENDS, TICKET_LIFETIME_MS, otpHash, otpOf } from './otp.ts';
import { StoredOtpTicket, type OtpPurpose } from './otp-ticket.entity.ts';
import { OtpTicket } from './otp-ticket.graph.ts';
import { noteSecurity } from './note-security.ts';
import { takeUse } from './recent-use.ts';
import { HOUR_MS } from './throttle.ts';
import { codePurpose, refuseWhileLocked } from './wrong-codes.ts';

const MINUTES = String(OTP_LIFETIME_MS / 60_000);

export interface TicketFor {
  purpose: OtpPurpose;
  method?: 'SMS' | 'TOTP';
  /** null with purpose PASSWORD_RESET: nobody has this phone; the ticket looks alike and takes no code. */
  accountId: string | null;
  phone: string;
  /** Asked for by phone alone: the account is chosen among those that have it when the code is typed. */
  byPhone?: boolean;
  /** REGISTRATION: the person, encrypted. */
  payload?: Buffer;
}

/** Makes a ticket and sends its code. @throws DomainError RESEND_TOO_SOON, TRY_LATER when the phone got too many or its codes are locked */
export async function openTicket(services: Services, wanted: TicketFor): Promise<OtpTicket> {
  const method = wanted.method ?? 'SMS';
  const forNobody = wanted.purpose !== 'REGISTRATION' && wanted.accountId === null;
  await refuseWhileLocked(services, { purpose: codePurpose({ purpose: wanted.purpose, byPhone: wanted.byPhone ?? false }), of: wanted.phone });
  if (method === 'SMS') await takeCodeFor(services, wanted);
  const at = services.now();
  const id = newId();
  const otp = otpOf(randomInt(OTP_RANGE));
  const em = services.orm.em.fork();
  const ticket = em.create(StoredOtpTicket, {
    id,
    purpose: wanted.purpose,
    method,
    accountId: wanted.accountId,
    byPhone: wanted.byPhone ?? false,
    phoneCipher: services.ciphers.encrypt('phone', wanted.phone),
    codeHash: method === 'SMS' && !forNobody ? otpHash(services.env.ID_HASH_KEY, id, otp) : null,
    tries: 0,
    sends: 1,
    createdAt: at,
    expiresAt: new Date(at.getTime() + OTP_LIFETIME_MS),
    resendAt: new Date(at.getTime() + services.env.OTP_RESEND_SECONDS * 1000),
    usedAt: null,
    payloadCipher: wanted.payload ?? null,
  });
  await em.flush();
  if (ticket.codeHash) send(services, { purpose: wanted.purpose, phone: wanted.phone, otp });
  return shown(services.ciphers, ticket);
}

/** A new code in the same ticket; the old one is no longer good and the tries start again. @throws DomainError RESEND_TOO_SOON, OTP_EXPIRED, TRY_LATER */
export async function resendTicket(services: Services, ticketId: string): Promise<OtpTicket> {
  const at = services.now();
  const otp = otpOf(randomInt(OTP_RANGE));
  const em = services.orm.em.fork();
  const ticket = await em.transactional(async (tx) => {
    const found = await tx.findOne(StoredOtpTicket, { id: ticketId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const ended = found === null || found.usedAt !== null || found.method === 'TOTP' || at.getTime() > found.createdAt.getTime() + TICKET_LIFETIME_MS;
    if (ended) throw new DomainError('OTP_EXPIRED');
    if (found.sends >= OTP_SENDS) throw new DomainError('TRY_LATER');
    await takeCodeFor(services, { phone: services.ciphers.decrypt('phone', found.phoneCipher), accountId: found.accountId });
    if (found.codeHash) found.codeHash = otpHash(services.env.ID_HASH_KEY, found.id, otp);
    found.sends += 1;
    found.tries = 0;
    found.expiresAt = new Date(at.getTime() + OTP_LIFETIME_MS);
    found.resendAt = new Date(at.getTime() + services.env.OTP_RESEND_SECONDS * 1000);
    return found;
  });
  const phone = services.ciphers.decrypt('phone', ticket.phoneCipher);
  if (ticket.codeHash) send(services, { purpose: ticket.purpose, phone, otp });
  return shown(services.ciphers, ticket);
}

/**
 * one code a minute and five an hour to a phone, whoever asks and for whatever. Counted for unknown phones too: they are answered like known ones.
 * @throws DomainError RESEND_TOO_SOON, TRY_LATER
 */
async function takeCodeFor(services: Services, { phone, accountId }: Pick<TicketFor, 'phone' | 'accountId'>): Promise<void> {
  const { LIMIT_OTP_PER_PHONE_PER_HOUR: most, OTP_RESEND_SECONDS } = services.env;
  const taking = await takeUse(services, { bucket: 'code-sent', key: phone, most, windowMs: HOUR_MS, apartMs: OTP_RESEND_SECONDS * 1000 });
  if (taking.taken) return;
  if (taking.because === 'TOO_SOON') throw new DomainError('RESEND_TOO_SOON', { retryAt: taking.retryAt, message: tooSoon(taking.retryAt) });
  // Once an hour: what is refused a hundred times is one entry.
  const entry = await takeUse(services, { bucket: 'noted-codes-spent', key: phone, most: 1, windowMs: HOUR_MS, apartMs: 0 });
  if (entry.taken) noteSecurity(services, { action: 'codesToPhoneSpent', actorId: null, subjectId: accountId, requestId: newId() });
  throw new DomainError('TRY_LATER', { retryAt: taking.retryAt });
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });
/** Whoever sends the form again has a code on the phone already, and is told from when on there is another. */
const tooSoon = (retryAt: Date): Label => ({
  vi: `Một mã vừa được gửi đến số này. Có thể gửi mã khác từ ${clock.format(retryAt)}.`,
  en: `A code was sent to this number a moment ago. Another one can be sent from ${clock.format(retryAt)} on.`,
});

/** Not waited for: whether a message leaves must not show in the time of the answer (S19). */
function send({ drivers, logger, now }: Services, { purpose, phone, otp }: { purpose: OtpPurpose; phone: string; otp: string }): void {
  const template = purpose === 'PASSWORD_RESET' ? 'PWD_RESET' : 'OTP';
  drivers
    .SMS({ id: newId(), at: now(), to: phone, text: smsText(template, { otp, min: MINUTES }), template })
    .catch((error: Error) => logger.error({ error: error.message }, 'a code could not be sent'));
}

function shown(ciphers: Ciphers, ticket: StoredOtpTicket): OtpTicket {
  const phoneMasked = ticket.method === 'TOTP' ? '' : maskPhone(ciphers.decrypt('phone', ticket.phoneCipher));
  return { id: ticket.id, phoneMasked, expiresAt: ticket.expiresAt, resendAt: ticket.resendAt, method: ticket.method };
}
