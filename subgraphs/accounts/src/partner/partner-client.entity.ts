import { defineEntity, p } from '@mikro-orm/postgresql';

const PartnerClientSchema = defineEntity({
  name: 'StoredPartnerClient',
  tableName: 'partner_client',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    agencyId: p.uuid().strictNullable(),
    scopes: p.array(),
    secretHash: p.blob(),
    previousSecretHash: p.blob().strictNullable(),
    previousSecretUntil: p.datetime().strictNullable(),
    active: p.boolean(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().strictNullable(),
  },
});

/** A partner agency's key to the graph (B-13). */
export class StoredPartnerClient extends PartnerClientSchema.class {}
PartnerClientSchema.setClass(StoredPartnerClient);
