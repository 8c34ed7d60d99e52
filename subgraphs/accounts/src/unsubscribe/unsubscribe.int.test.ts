import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsubscribeLink } from '../message/mail/unsubscribe-link.ts';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let citizen: Caller;
let path: string;
beforeAll(async () => {
  here = await province();
  citizen = await signedIn(here, here.person('CITIZEN'));
  await citizen.must('mutation { updateProfile(email: "co.email@example.vn") { __typename } }');
  path = new URL(unsubscribeLink(here.accounts.services.ciphers, here.env.PUBLIC_ORIGIN, { accountId: citizen.identity.sub ?? '', kind: 'MY_REPORTS' }))
    .pathname;
});
afterAll(() => here.close());

const post = (body: string, at = path): Promise<Response> =>
  here.as().raw(at, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
const channelsOf = async (kind: string): Promise<string[] | undefined> =>
  (
    await citizen.must<{ notificationPreferences: { choices: { kind: string; channels: string[] }[] } }>(
      '{ notificationPreferences { choices { kind channels } } }',
    )
  ).notificationPreferences.choices.find((choice) => choice.kind === kind)?.channels;

describe('B-21 one-click unsubscribe (RFC 8058)', () => {
  it('a GET asks, in a page without scripts, and changes nothing', async () => {
    const answer = await here.as().raw(path);
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([200, 'no-store', 'no-referrer']);
    const html = await answer.text();
    expect(html).toContain('Tiến độ phản ánh của tôi');
    expect(html).not.toMatch(/<script|co\.email|0905|\/\/(?!www\.w3)/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await channelsOf('MY_REPORTS')).toContain('EMAIL');
  });

  it("one POST of a mail program, without a sign-in, ends that kind's mails and no other; it may come twice", async () => {
    for (const _ of [1, 2]) expect((await post('List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await channelsOf('MY_REPORTS')).toEqual(['IN_APP', 'SMS']);
    expect(await channelsOf('MESSAGES')).toContain('EMAIL');
  });

  it('the page takes it back', async () => {
    const html = await (await post('act=stop')).text();
    expect(html).toContain('Hoàn tác');
    expect(await channelsOf('MY_REPORTS')).not.toContain('EMAIL');
    expect(await (await post('act=again')).text()).toContain('Bạn lại nhận email');
    expect(await channelsOf('MY_REPORTS')).toContain('EMAIL');
  });

  it('a link that was made up, changed or cut is none; that of an account that is gone says the same as any', async () => {
    const before = await here.owner.query('select * from accounts.notification_choice order by 1, 2, 3');
    for (const wrong of ['/ngung-email/x', `${path.slice(0, -3)}AAA`, path.slice(0, -10), `${path}x%27`]) {
      expect((await here.as().raw(wrong)).status, wrong).toBe(404);
      expect((await post('List-Unsubscribe=One-Click', wrong)).status, wrong).toBe(404);
    }
    const gone = unsubscribeLink(here.accounts.services.ciphers, '', { accountId: '01a22d9f-4d97-7ba5-8a30-ffc9abd35734', kind: 'MESSAGES' });
    expect((await post('List-Unsubscribe=One-Click', gone)).status).toBe(200);
    expect((await here.owner.query('select * from accounts.notification_choice order by 1, 2, 3')).rows).toEqual(before.rows);
  });
});
