import type { Language } from '@pakn/vocabulary';
import { defineEntity, p } from '@mikro-orm/postgresql';

const SessionSchema = defineEntity({
  name: 'StoredSession',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    counter: p.integer(),
    secret: p.blob(),
    startedAt: p.datetime(),
    rotatedAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
    endReason: p.text().strictNullable(),
    device: p.text(),
    address: p.text(),
    /** In which the person was last here; null: sessions from before. */
    language: p.enum(['vi', 'en']).$type<Language>().strictNullable(),
  },
});

/** One sign-in on one device: a family of refresh tokens. */
export class StoredSession extends SessionSchema.class {}
SessionSchema.setClass(StoredSession);
