import { newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

const SECRET = 'a-secret-of-the-gateway';
let here: Province;
let accountId: string;
beforeAll(async () => {
  here = await province({ SMS_STATUS_SECRET: SECRET });
  accountId = (await signedIn(here, here.person('CITIZEN'))).identity.sub ?? '';
});
afterAll(() => here.close());

/** A message as its driver left it: sent, of unknown fate, or still waiting. */
async function message(state: 'SENT' | 'UNKNOWN' | 'WAITING', channel = 'SMS'): Promise<string> {
  const id = newId();
  const at = here.accounts.services.now();
  await here.owner.query(
    `insert into accounts.message (id, account_id, channel, template, once, params, created_at, not_before, marked_at, sent_at, problem)
     values ($1::uuid, $2, $7, 'RESOLVED', $1::text, '{"code":"KH-3611-ABCDEF"}', $3, $3::timestamptz + interval '1 day', $4, $5, $6)`,
    [id, accountId, at, state === 'WAITING' ? null : at, state === 'SENT' ? at : null, state === 'UNKNOWN' ? 'UND_ERR_SOCKET' : null, channel],
  );
  return id;
}
const fateOf = async (id: string) =>
  (
    await here.owner.query(
      'select sent_at is not null as sent, delivered_at is not null as delivered, failed_at is not null as failed, problem from accounts.message where id = $1',
      [id],
    )
  ).rows[0];
const report = async (body: object | string, secret = SECRET): Promise<number> => {
  const isForm = typeof body === 'string';
  const headers = { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' };
  return (await here.as().raw(`/sms/status/${secret}`, { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) })).status;
};

describe('A3-07 what the SMS gateway says of its messages', () => {
  it('a fate that was unknown becomes known, by JSON and by a form', async () => {
    const [delivered, failed] = [await message('UNKNOWN'), await message('UNKNOWN')];
    expect(await report({ id: delivered, status: 'DELIVERED' })).toBe(204);
    expect(await report(`id=${failed}&status=undelivered`)).toBe(204);
    expect(await fateOf(delivered)).toEqual({ sent: true, delivered: true, failed: false, problem: null });
    expect(await fateOf(failed)).toEqual({ sent: false, delivered: false, failed: true, problem: 'not delivered: UNDELIVERED' });
  });

  it('what was delivered stays so, whatever is said later; a failure that was a mistake is mended', async () => {
    const [first, second] = [await message('SENT'), await message('SENT')];
    await report([
      { id: first, status: 'DELIVERED' },
      { id: first, status: 'FAILED' },
      { id: second, status: 'EXPIRED' },
      { id: second, status: 'DELIVERED' },
    ]);
    expect(await fateOf(first)).toMatchObject({ delivered: true, failed: false });
    expect(await fateOf(second)).toMatchObject({ delivered: true, failed: false, problem: null });
  });

  it('nothing is said of what has not left, of another channel, or of a message that is none', async () => {
    const [waiting, mail] = [await message('WAITING'), await message('SENT', 'EMAIL')];
    expect(await report([waiting, mail, newId()].map((id) => ({ id, status: 'DELIVERED' })))).toBe(204);
    expect(await fateOf(waiting)).toMatchObject({ sent: false, delivered: false });
    expect(await fateOf(mail)).toMatchObject({ delivered: false });
  });

  it('S: with a wrong secret, or without one in the environment, there is no such path', async () => {
    const id = await message('UNKNOWN');
    for (const secret of ['', 'x', `${SECRET}x`, SECRET.toUpperCase(), `${SECRET}/`])
      expect(await report({ id, status: 'DELIVERED' }, secret), secret).toBe(404);
    expect(await fateOf(id)).toMatchObject({ sent: false, delivered: false });
    here.env.SMS_STATUS_SECRET = '';
    await here.restart();
    for (const secret of ['', SECRET]) expect(await report({ id, status: 'DELIVERED' }, secret)).toBe(404);
    expect(await fateOf(id)).toMatchObject({ delivered: false });
  });
});
