import { defineEntity, p } from '@mikro-orm/postgresql';

const OtpTicketSchema = defineEntity({
  name: 'StoredOtpTicket',
  tableName: 'otp_ticket',
  properties: {
    id: p.uuid().primary(),
    purpose: p.enum(['REGISTRATION', 'SIGN_IN', 'PASSWORD_RESET', 'PHONE_CHANGE'] as const),
    method: p.enum(['SMS', 'TOTP'] as const),
    accountId: p.uuid().strictNullable(),
    byPhone: p.boolean(),
    phoneCipher: p.blob(),
    codeHash: p.blob().strictNullable(),
    tries: p.integer(),
    sends: p.integer(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    resendAt: p.datetime(),
    usedAt: p.datetime().strictNullable(),
    payloadCipher: p.blob().strictNullable(),
  },
});

/** A second factor that is due: for a registration, a sign-in, a new password or another phone. Without an account and a payload it is for nobody and takes no code. */
export class StoredOtpTicket extends OtpTicketSchema.class {}
OtpTicketSchema.setClass(StoredOtpTicket);

export type OtpPurpose = StoredOtpTicket['purpose'];
