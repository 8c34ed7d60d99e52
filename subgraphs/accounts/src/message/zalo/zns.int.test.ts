import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNotifier } from '@pakn/events';
import { newId } from '@pakn/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { caseHappens } from '../../testing/case-event.ts';
import { province, until, type Province } from '../../testing/province.ts';
import { signedIn } from '../../testing/sign-in.ts';
import { NeverTaken, NotTaken } from '../driver.ts';
import { ownDrivers } from '../drivers.ts';
import { zns } from './zns.ts';

const TEMPLATES = { RECEIVED: '101', RESOLVED: '102', REJECTED: '103', OFF_NEW: '104' };
/** Zalo as it answers: 200 with a code in the body. */
const taken: { headers: IncomingMessage['headers']; body: Record<string, unknown> }[] = [];
const plain = (response: ServerResponse): void => void response.end('{"error":0,"message":"Success","data":{"msg_id":"1"}}');
let answers = plain;
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part));
  request.on('end', () => {
    taken.push({ headers: request.headers, body: JSON.parse(body) as Record<string, unknown> });
    answers(response);
  });
});
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/message/template`;
let here: Province;
let citizen: Caller;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  here = await province({ ZNS_URL: url(), ZNS_TOKEN: 'of-the-province', ZNS_TEMPLATES: JSON.stringify(TEMPLATES), DEMO: 'off' });
  citizen = await signedIn(here, here.person('CITIZEN'));
});
afterEach(() => void (answers = plain));
afterAll(async () => {
  await here.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const message = (to = '+84912345678') => ({ id: newId(), at: new Date(), to, text: '', template: 'RESOLVED', data: { code: 'KH-3611-ABCDEF' } });
const says = (status: number, code: unknown) => (response: ServerResponse) => void response.writeHead(status).end(JSON.stringify({ error: code }));

describe('A5-05 Zalo ZNS', () => {
  it('tells what was not taken, what never will be, and what nobody knows: by status and by its own code', async () => {
    const outcome = async (answer: typeof answers): Promise<string> => {
      answers = answer;
      return zns({ url: url(), token: 't', templates: TEMPLATES })(message()).then(
        () => 'sent',
        (error: Error) => (error instanceof NotTaken ? 'later' : error instanceof NeverTaken ? 'never' : 'unknown'),
      );
    };
    expect(await outcome(says(200, 0))).toBe('sent');
    for (const code of [-124, -144]) expect(await outcome(says(200, code)), String(code)).toBe('later');
    for (const code of [-108, -114, -118]) expect(await outcome(says(200, code)), String(code)).toBe('never');
    expect(await outcome(says(503, 0))).toBe('later');
    expect(await outcome(says(401, 0))).toBe('never');
    for (const answer of [says(500, 0), says(200, 'x'), (response: ServerResponse) => void response.destroy()]) expect(await outcome(answer)).toBe('unknown');
  });

  it('goes only to who has switched it on, by the template and with its values', async () => {
    const notifier = createNotifier(here.env.DATABASE_URL);
    const happens = (): Promise<string> => caseHappens(here, notifier, { reporterId: citizen.identity.sub });
    await happens();
    expect((await here.owner.query(`select from accounts.message where channel = 'ZALO'`)).rowCount).toBe(0);
    await citizen.must(`mutation { setNotificationPreferences(choices: [{ kind: "MY_REPORTS", channels: [IN_APP, SMS, ZALO] }]) { __typename } }`);
    const code = await happens();
    const own = await until(() => taken.find(({ body }) => (body.template_data as { code?: string }).code === code));
    expect(own.headers.access_token).toBe('of-the-province');
    expect(own.body).toMatchObject({
      phone: here.person('CITIZEN').phone.replace('+', ''),
      template_id: '102',
      template_data: { code, url: `http://localhost:4000/phan-anh/${code}` },
    });
    await notifier.close();
  });

  it('people of the demo only ever get the outbox', async () => {
    const { ZALO } = ownDrivers({ ...here.env, DEMO: 'on' });
    const before = taken.length;
    await ZALO({ ...message(), demo: true });
    await ZALO(message(here.person('CITIZEN').phone));
    expect(taken.length).toBe(before);
  });
});
