import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@pakn/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { province, until, type Province } from '../../testing/province.ts';
import { SIGN_IN } from '../../testing/sign-in.ts';
import { findLostMessages, handOver } from '../hand-over.ts';
import { NeverTaken, NotTaken } from '../driver.ts';
import { httpSms } from './http-sms.ts';
import { ownDrivers } from '../drivers.ts';
import { tellAdministrators } from '../tell-administrators.ts';

/** How many messages a gateway that fails a tenth of the time gets: few here, by hand RUNS=1000. */
const MESSAGES = Number(process.env.RUNS ?? 60);

interface Taken {
  id: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}
/** An SMS gateway as providers have it; `answers` decides on each message. */
class Gateway {
  readonly taken: Taken[] = [];
  asked = 0;
  answers: (response: ServerResponse, nth: number, take: () => void) => void = (response, _nth, take) => {
    take();
    response.writeHead(200).end('{"ok":true}');
  };
  readonly server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const id = request.headers['x-message-id'] as string | undefined;
      this.answers(response, ++this.asked, () => this.taken.push({ id, headers: request.headers, body }));
    });
  });
  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/send`;
  }
  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
const failing =
  (status: number) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end();
const cutting = (response: ServerResponse): void => void response.destroy();

const gateway = new Gateway();
const plain = gateway.answers;
let here: Province;
let accountId: string;
beforeAll(async () => {
  await gateway.start();
  here = await province({ SMS_URL: gateway.url, SMS_KEY_HEADER: 'x-message-id', SMS_AUTHORIZATION: 'Bearer of-the-province', DEMO: 'off' });
  const { phone } = here.person('CITIZEN');
  const { ciphers } = here.accounts.services;
  const { rows } = await here.owner.query<{ id: string; phone_cipher: Uint8Array | null }>('select id, phone_cipher from accounts.account');
  accountId = rows.find((row) => row.phone_cipher && ciphers.decrypt('phone', row.phone_cipher) === phone)?.id ?? '';
});
afterEach(() => void (gateway.answers = plain));
afterAll(async () => {
  await here.close();
  await gateway.stop();
});

const sms = (to = '+84912345678') => ({ id: newId(), at: new Date(), to, text: 'Ma "OTP": 123 & 4\\5', template: 'OTP' });
const driverTo = (more: Partial<Parameters<typeof httpSms>[0]> = {}) =>
  httpSms({ url: gateway.url, body: '{"to":"{to}","text":"{text}","id":"{id}"}', authorization: '', keyHeader: '', ...more });

describe('A3-07 the driver for SMS over HTTP', () => {
  it('posts what the template says, whatever stands in the text, as JSON or as a form', async () => {
    const one = sms();
    await driverTo({ authorization: 'Basic abc', keyHeader: 'x-message-id' })(one);
    const asJson = gateway.taken.at(-1);
    expect(JSON.parse(asJson?.body ?? '')).toEqual({ to: one.to, text: one.text, id: one.id });
    expect(asJson?.headers).toMatchObject({ authorization: 'Basic abc', 'x-message-id': one.id, 'content-type': 'application/json' });
    await driverTo({ body: 'brand=PAKN&to={to}&text={text}' })(one);
    const asForm = new URLSearchParams(gateway.taken.at(-1)?.body);
    expect(Object.fromEntries(asForm)).toEqual({ brand: 'PAKN', to: one.to, text: one.text });
  });

  it('tells what was not taken, what never will be, and what nobody knows; it follows no redirect', async () => {
    const outcome = async (answers: Gateway['answers']): Promise<unknown> => {
      gateway.answers = answers;
      return driverTo()(sms()).then(
        () => 'sent',
        (error: Error) => (error instanceof NotTaken ? 'later' : error instanceof NeverTaken ? 'never' : 'unknown'),
      );
    };
    expect(await outcome(plain)).toBe('sent');
    for (const status of [429, 503]) expect(await outcome(failing(status)), String(status)).toBe('later');
    for (const status of [302, 400, 401, 404]) expect(await outcome(failing(status)), String(status)).toBe('never');
    for (const answers of [failing(500), failing(502), cutting]) expect(await outcome(answers)).toBe('unknown');
    await expect(driverTo({ url: 'http://127.0.0.1:9/' })(sms())).rejects.toBeInstanceOf(NotTaken);
  });

  it('the environment chooses it; people of the demo only ever get the outbox', async () => {
    const driver = ownDrivers({ ...here.env, DEMO: 'on' }).SMS;
    const [real, demo] = [sms(), sms(here.person('OPERATOR').phone)];
    await driver(real);
    await driver(demo);
    await driver(sms(here.person('CITIZEN').phone));
    expect(gateway.taken.filter(({ id }) => id === real.id || id === demo.id).map(({ id }) => id)).toEqual([real.id]);
    const outbox = await readFile(join(here.env.DATA_DIR, 'outbox', 'sms.ndjson'), 'utf8');
    expect(outbox).toContain(demo.id);
    expect(outbox).not.toContain(real.id);
  });

  it('a code is handed over again when the gateway was busy for a moment', async () => {
    gateway.answers = (response, nth, take) => (nth % 2 === 1 ? failing(503)(response) : plain(response, nth, take));
    gateway.asked = 0;
    const before = gateway.taken.length;
    const officer = here.person('OPERATOR');
    const { identifier, password } = officer;
    await here.as().ask(SIGN_IN, { input: { identifier, password, asOfficer: true, challenge: await here.as().challenge() } });
    await until(() => gateway.taken.length > before);
    expect(gateway.asked).toBe(2);
  });
});

/** Messages that wait; their jobs were lost with a process. */
async function waiting(count: number, markedAt: Date | null = null): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await here.owner.query(
    `insert into accounts.message (id, account_id, template, once, params, created_at, not_before, marked_at)
     select id, $2, 'RESOLVED', id::text, '{"code":"KH-3611-ABCDEF"}', $3, $3, $4 from unnest($1::uuid[]) as id`,
    [ids, accountId, new Date(here.accounts.services.now().getTime() - 120_000), markedAt],
  );
  return ids;
}
const stateOf = async (ids: string[]) =>
  (
    await here.owner.query<{ sent: number; failed: number; marked: number; problems: string[] }>(
      `select count(sent_at)::int as sent, count(failed_at)::int as failed, count(marked_at)::int as marked, array_agg(distinct problem) filter (where problem is not null) as problems
       from accounts.message where id = any($1)`,
      [ids],
    )
  ).rows[0];
/** What is due by the service's clock runs now. */
const allDue = async (): Promise<void> => {
  here.later(20_000);
  await here.owner.query(`update accounts_worker._private_jobs set run_at = now() where run_at <= $1 and locked_at is null`, [here.accounts.services.now()]);
  await findLostMessages(here.accounts.services);
};

describe('B-04 R5 messages and a gateway that fails', () => {
  it(`${MESSAGES} messages, a tenth of the time not taken, half-taken or cut, over a restart: none is lost, and one that comes twice has the same id`, async () => {
    const known = new Set<string>();
    gateway.answers = (response, nth, take) => {
      if (nth % 30 === 0) return failing(503)(response);
      if (nth % 30 === 20) return cutting(response);
      take();
      // It has taken this one, and its answer is lost.
      if (nth % 30 === 10) return cutting(response);
      response.writeHead(202).end();
    };
    const ids = await waiting(MESSAGES);
    const dead = await waiting(5, new Date(here.accounts.services.now().getTime() - 120_000)); // marked by a process that died
    await findLostMessages(here.accounts.services);
    await until(() => gateway.taken.length > MESSAGES / 3);
    await here.restart();
    const all = [...ids, ...dead];
    await expect.poll(async () => (await allDue(), (await stateOf(all))?.sent), { timeout: 100_000, interval: 100 }).toBe(all.length);
    for (const { id } of gateway.taken) known.add(id ?? '');
    expect(all.filter((id) => !known.has(id))).toEqual([]);
  });

  it('R5: a gateway that does not know a message again gets none of unknown fate a second time', async () => {
    gateway.answers = cutting;
    const [id = ''] = await waiting(1, here.accounts.services.now());
    const services = { ...here.accounts.services, drivers: { ...here.accounts.services.drivers, SMS: driverTo() } };
    const asked = gateway.asked;
    await handOver(services, services.drivers.SMS, { ...sms(), id });
    here.later(120_000);
    await findLostMessages(services);
    expect(await stateOf([id])).toEqual({ sent: 0, failed: 0, marked: 1, problems: ['UND_ERR_SOCKET'] });
    expect(gateway.asked).toBe(asked + 1);
  });

  it('whoever has no mobile, and what is older than a day, is not tried again and again', async () => {
    const at = here.accounts.services.now();
    const [old = '', oldMarked = ''] = [...(await waiting(1)), ...(await waiting(1, new Date(at.getTime() - 120_000)))];
    await here.owner.query(
      `update accounts.message set not_before = not_before - interval '2 days', created_at = created_at - interval '2 days' where id = any($1)`,
      [[old, oldMarked]],
    );
    const [landline = ''] = await waiting(1);
    await here.owner.query('update accounts.message set phone_cipher = $2 where id = $1', [
      landline,
      here.accounts.services.ciphers.encrypt('phone', '+842583822222'),
    ]);
    await findLostMessages(here.accounts.services);
    await until(async () => (await stateOf([landline]))?.failed === 1);
    await findLostMessages(here.accounts.services);
    expect(await stateOf([landline])).toMatchObject({ sent: 0, problems: ['no mobile'] });
    expect(await stateOf([old, oldMarked])).toMatchObject({ sent: 0, failed: 0, marked: 1 });
    const taken = new Set(gateway.taken.map(({ id }) => id));
    expect([old, oldMarked, landline].filter((id) => taken.has(id))).toEqual([]);
  });

  it('administrators are told in the app that messages wait, once an hour and for each outage', async () => {
    const { rows } = await here.owner.query<{ id: string }>(`select id from accounts.account where 'ADMIN' = any(roles)`);
    const admin = here.as({ sub: rows[0]?.id ?? '', kind: 'OFFICER', roles: ['ADMIN'] });
    const told = async (): Promise<string[]> =>
      (await admin.must<{ notifications: { nodes: { title: string }[] } }>('{ notifications(first: 20) { nodes { title } } }')).notifications.nodes
        .map(({ title }) => title)
        .filter((title) => title === 'Tin nhắn SMS không gửi đi được');
    await here.owner.query('delete from accounts.message');
    await tellAdministrators(here.accounts.services);
    expect(await told()).toEqual([]);
    const [id = ''] = await waiting(1);
    await here.owner.query(`update accounts.message set problem = 'status 503', created_at = $2, not_before = $3 where id = $1`, [
      id,
      new Date(here.accounts.services.now().getTime() - 400_000),
      new Date(here.accounts.services.now().getTime() + 4_000_000),
    ]);
    await tellAdministrators(here.accounts.services);
    await tellAdministrators(here.accounts.services);
    expect(await told()).toHaveLength(1);
  });

  it('what will never be taken is shown and not repeated; a day old, it is given up', async () => {
    gateway.answers = failing(400);
    const [refused = ''] = await waiting(1);
    await findLostMessages(here.accounts.services);
    await until(async () => (await stateOf([refused]))?.failed === 1);
    expect(await stateOf([refused])).toMatchObject({ sent: 0, problems: ['status 400'] });
    const asked = gateway.asked;
    gateway.answers = failing(503);
    const [late = ''] = await waiting(1);
    await here.owner.query(`update accounts.message set created_at = created_at - interval '2 days' where id = $1`, [late]);
    await allDue();
    await until(async () => (await stateOf([late]))?.failed === 1);
    expect(gateway.asked).toBeGreaterThan(asked);
    expect(here.logged.join('')).not.toMatch(/\+84|KH-3611/);
  });
});
