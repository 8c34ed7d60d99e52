import { appendEvent } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';

let here: Province;
beforeAll(async () => void (here = await province({ sweeping: false })));
afterAll(() => here.close());

const says = (type: string, data: object): Promise<void> =>
  inTransaction(here.cases.services.pool, async (client) => {
    await appendEvent(client, { type, commandId: 'test', actorId: null, at: new Date(), data, audience: [] });
  });
const officer = (id: string, more: object = {}): object => ({
  officerId: id,
  revision: 1,
  agencyId: here.agencies.roads,
  roles: ['SPECIALIST'],
  active: true,
  deputyId: null,
  leave: null,
  ...more,
});

it('an officer is known at once, whom accounts saved a moment ago', async () => {
  const { people } = here.cases.services;
  const [id, deputyId] = [newId(), newId()];
  await says('OfficerSaved', officer(id, { leave: { from: '2026-12-01T00:00:00Z', to: '2026-12-08T00:00:00Z', deputyId } }));
  expect(await people.officer(id)).toEqual({
    id,
    agencyId: here.agencies.roads,
    roles: ['SPECIALIST'],
    active: true,
    deputyId: null,
    leave: { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-08T00:00:00Z'), deputyId },
  });
  expect(await people.contact(id)).toBeNull();
});

it('an older event that arrives later changes nothing, of two at once the newest counts', async () => {
  const { people } = here.cases.services;
  const id = newId();
  await inTransaction(here.cases.services.pool, async (client) => {
    for (const [revision, active] of [
      [3, false],
      [2, true],
    ] as const)
      await appendEvent(client, {
        type: 'ContactSaved',
        commandId: 'test',
        actorId: null,
        at: new Date(),
        data: { contactId: id, revision, active },
        audience: [],
      });
  });
  expect(await people.contact(id)).toEqual({ id, active: false });
  await says('ContactSaved', { contactId: id, revision: 1, active: true });
  const probe = newId();
  await says('ContactSaved', { contactId: probe, revision: 1, active: true });
  expect(await people.contact(probe)).toEqual({ id: probe, active: true });
  expect(await people.contact(id)).toEqual({ id, active: false });
});

it('an unknown id, and what is no id, is nobody', async () => {
  expect(await here.cases.services.people.officer(newId())).toBeNull();
  expect(await here.cases.services.people.contact("' or true --")).toBeNull();
});

it('data that is none is parked and does not stop the others', async () => {
  const id = newId();
  await says('OfficerSaved', { officerId: 'x' });
  await says('OfficerSaved', officer(id));
  expect((await here.cases.services.people.officer(id))?.id).toBe(id);
  const { rows } = await here.cases.services.pool.query(`select error from events.parked where consumer = 'cases.people'`);
  expect(rows).toHaveLength(1);
});
