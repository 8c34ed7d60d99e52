import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from './testing/caller.ts';
import { province, type Province } from './testing/province.ts';
import { signedIn } from './testing/sign-in.ts';

let here: Province;
let officer: Caller;
beforeAll(async () => {
  here = await province();
  officer = await signedIn(here, here.person('ADMIN'));
});
afterAll(() => here.close());

/** More than there are connections for any kind of use. */
const FLOOD = 40;

/** Whatever becomes of the work, the lock is given back. */
async function beside<T>(holder: PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

describe('S14 connections by kind of use', () => {
  it('statements that are cancelled are "not available", and starve nobody else', async () => {
    const holder = await here.owner.connect();
    await holder.query('begin; lock table accounts.agency in access exclusive mode');
    const answers = await beside(holder, async () => {
      const flood = Array.from({ length: FLOOD }, (_, n) => here.as().ask(`{ agencies(search: "s${n}") { id } }`));
      // Read and written beside the flood, on connections of their own.
      expect((await officer.ask('{ notifications(first: 1) { unreadCount } }')).errors).toBeUndefined();
      expect((await officer.ask('mutation { markNotificationsRead(ids: []) { __typename } }')).errors).toBeUndefined();
      return Promise.all(flood);
    });
    expect(new Set(answers.map(({ errors }) => errors?.[0]?.extensions.code))).toEqual(new Set(['SERVICE_DOWN']));
    expect((await here.as().ask('{ agencies { id } }')).errors).toBeUndefined();
  });
});
