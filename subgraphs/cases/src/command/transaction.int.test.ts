import { isPassingFault } from '@pakn/service-kit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';
import { filed } from '../testing/reports.ts';
import { writing, type Write } from './transaction.ts';

let place: Province;
let caseId: string;

beforeAll(async () => {
  place = await province();
  caseId = (await filed(place.citizen())).id;
});
afterAll(() => place.close());

const keep = (write: Write, n: number): Promise<unknown> =>
  write.sql('insert into cases.history_text (case_id, n, words, salt) values ($1, $2, $3, $4)', [caseId, n, '{}', randomUUID()]);
const kept = async (from: number): Promise<number> =>
  (await place.cases.services.pool.query('select n from cases.history_text where case_id = $1 and n >= $2', [caseId, from])).rows.length;

describe('one transaction', () => {
  it('R1: a statement that was sent and fails takes everything back, before and after it, and the connection is good again', async () => {
    for (let tried = 0; tried < 13; tried++) {
      const failing = writing(place.cases.services, async (write) => {
        await keep(write, 100);
        write.send([keep(write, 101), write.sql('select 1/0'), keep(write, 102)]);
        return 'done';
      });
      await expect(failing).rejects.toThrow('division by zero');
    }
    expect(await kept(100)).toBe(0);
  });

  it('R8: work that waits for an answer after a statement that was sent and failed throws what failed, not what followed from it', async () => {
    const deadlock = `do $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$`;
    const failing = writing(place.cases.services, async (write) => {
      write.send([keep(write, 150), write.sql(deadlock), keep(write, 151)]);
      await write.sql('select 1');
    });
    await expect(failing).rejects.toMatchObject({ code: '40P01' });
    expect(await kept(150)).toBe(0);
  });

  it('R9: a connection that is lost in the middle of what was sent takes everything back, is not given to the next one, and passes', async () => {
    const failing = writing(place.cases.services, async (write) => {
      write.send([keep(write, 160), write.sql('select pg_terminate_backend(pg_backend_pid())'), keep(write, 161)]);
    });
    const fault: unknown = await failing.catch((error: unknown) => error);
    expect(isPassingFault(fault), String(fault)).toBe(true);
    expect(await kept(160)).toBe(0);
    for (let tried = 0; tried < 13; tried++) await writing(place.cases.services, ({ sql }) => sql('select 1'));
  });

  it('R1: a fault of the work itself takes back what was sent', async () => {
    const failing = writing(place.cases.services, (write) => {
      write.send([keep(write, 200)]);
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    expect(await kept(200)).toBe(0);
    expect(await writing(place.cases.services, async (write) => write.send([keep(write, 201)]))).toBeUndefined();
    expect(await kept(200)).toBe(1);
  });
});
