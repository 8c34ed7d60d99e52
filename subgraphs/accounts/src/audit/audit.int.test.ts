import { appendEvent, giveBack } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';
import { AUDIT } from './audit-consumer.ts';

let here: Province;
beforeAll(async () => {
  here = await province();
});
afterAll(() => here.close());

const actorId = newId();
const append = (data: object): Promise<unknown> =>
  inTransaction(here.accounts.services.pool, (client) =>
    appendEvent(client, { type: 'CatalogueChanged', commandId: 'request-1', actorId, at: new Date('2026-11-20T07:30:00Z'), data, audience: [] }),
  );
const logged = async (): Promise<unknown[]> =>
  (
    await here.owner.query('select actor_id as actor, action, subject, at, request_id as request, changes from accounts.access_log where actor_id = $1', [
      actorId,
    ])
  ).rows;

describe('A9-07 B-02 the audit log', () => {
  it('says who changed what of a catalogue, with the old and the new value, once', async () => {
    const changes = [{ field: 'resolve', from: 24, to: 16 }];
    await append({ action: 'setServiceLevel', subject: 'serviceLevel QUICK', changes });
    await here.accounts.audit.drain();
    await here.accounts.audit.drain();
    const at = new Date('2026-11-20T07:30:00Z');
    expect(await logged()).toEqual([{ actor: actorId, action: 'setServiceLevel', subject: 'serviceLevel QUICK', at, request: 'request-1', changes }]);
  });

  it('R23: an event that it cannot read is parked and can be given back, the next ones are taken', async () => {
    await append({ action: 'setServiceLevel', subject: 'serviceLevel QUICK', changes: [] });
    await append({ action: 'savePortal', subject: 'portal', changes: [{ field: 'zaloUrl', from: null, to: 'https://zalo.me/1' }] });
    await here.accounts.audit.drain();
    expect(await logged()).toHaveLength(2);
    expect(await giveBack(here.accounts.services.pool, AUDIT)).toMatchObject({ taken: 0, refused: [{ event: { type: 'CatalogueChanged' } }] });
  });
});
