import { defineEntity, p } from '@mikro-orm/postgresql';
import type { OfficerRole } from '@pakn/vocabulary';

export interface Organization {
  name: string;
  address: string;
  phone: string | null;
  email: string | null;
  representative: string;
}

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(['INDIVIDUAL', 'ORGANIZATION', 'OFFICER', 'ANONYMOUS_REPORTER'] as const),
    status: p.enum(['ACTIVE', 'CONTACT', 'INVITED'] as const),
    fullName: p.text(),
    nameFolded: p.text(),
    identifierCipher: p.blob().strictNullable(),
    identifierHash: p.blob().strictNullable(),
    phoneCipher: p.blob().strictNullable(),
    phoneHash: p.blob().strictNullable(),
    email: p.text().strictNullable(),
    contactAddress: p.text().strictNullable(),
    contactWardCode: p.text().strictNullable(),
    passwordHash: p.text().strictNullable(),
    assurance: p.enum(['NONE', 'PHONE', 'VNEID'] as const),
    organization: p.json<Organization>().strictNullable(),
    agencyId: p.uuid().strictNullable(),
    roles: p.array<OfficerRole>(
      (role) => role as OfficerRole,
      (role) => role,
    ),
    position: p.text().strictNullable(),
    active: p.boolean(),
    totpCipher: p.blob().strictNullable(),
    totpStep: p.bigint('number').strictNullable(),
    totpPendingCipher: p.blob().strictNullable(),
    totpPendingUntil: p.datetime().strictNullable(),
    activationHash: p.blob().strictNullable(),
    activationExpiresAt: p.datetime().strictNullable(),
    activatedAt: p.datetime().strictNullable(),
    deputyId: p.uuid().strictNullable(),
    leaveFrom: p.datetime().strictNullable(),
    leaveTo: p.datetime().strictNullable(),
    leaveDeputyId: p.uuid().strictNullable(),
    caseSecretHash: p.blob().strictNullable(),
    sumSolved: p.boolean(),
    createdAt: p.datetime(),
  },
});

/** A person or an organisation with a sign-in, an officer, a contact: a caller or visitor without one, or nobody: whoever reports without an account. Never leaves accounts as it is. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);

/** What a new account has unless it says otherwise. */
export const BARE_ACCOUNT = {
  identifierCipher: null,
  identifierHash: null,
  phoneCipher: null,
  phoneHash: null,
  email: null,
  contactAddress: null,
  contactWardCode: null,
  passwordHash: null,
  assurance: 'NONE',
  organization: null,
  agencyId: null,
  roles: [] as OfficerRole[],
  position: null,
  active: true,
  totpCipher: null,
  totpStep: null,
  totpPendingCipher: null,
  totpPendingUntil: null,
  activationHash: null,
  activationExpiresAt: null,
  activatedAt: null,
  deputyId: null,
  leaveFrom: null,
  leaveTo: null,
  leaveDeputyId: null,
  caseSecretHash: null,
  sumSolved: false,
} as const;
