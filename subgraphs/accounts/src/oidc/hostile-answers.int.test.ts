import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileProvider, type Bent, type HostileProvider } from '../testing/hostile-provider.ts';
import { province, until, type Province } from '../testing/province.ts';
import { providerBrowser, type ProviderBrowser } from '../testing/provider-browser.ts';
import { listening } from '../testing/sign-in-provider.ts';

// What goes wrong between the browser and a provider, by accident or on purpose.
let provider: HostileProvider;
let here: Province;
beforeAll(async () => {
  provider = await hostileProvider();
  here = await province(provider.settings);
});
afterAll(async () => {
  await here.close();
  await provider.close();
});

const MINUTE_MS = 60_000;
/** A browser of an address of its own: limits count by address. */
function browser(): ProviderBrowser {
  const one = providerBrowser(here);
  one.caller.address = `203.0.113.${++addresses}`;
  return one;
}
let addresses = 10;
const answered = async (bent: Bent = {}): Promise<[string, string | undefined]> => {
  const one = browser();
  const { __typename, code } = await one.completes(provider.answers((await one.starts()).url, bent));
  return [__typename, code];
};

describe('A7-01 S1 an answer is taken once, in time, in the browser that began', () => {
  it('the same answer twice, also at once', async () => {
    const one = browser();
    const answer = provider.answers((await one.starts()).url);
    const both = await Promise.all([one.completes(answer), one.completes(answer)]);
    expect(both.map(({ __typename, code }) => code ?? __typename).toSorted()).toEqual(['OidcRegistration', 'SIGN_IN_ENDED']);
    expect((await one.completes(answer)).code).toBe('SIGN_IN_ENDED');
  });

  it('in another browser, with its own cookie, with none, with a forged one: a link to an answer signs nobody in', async () => {
    const [attacker, victim] = [browser(), browser()];
    await victim.starts();
    const answer = provider.answers((await attacker.starts()).url);
    expect((await victim.completes(answer)).code).toBe('SIGN_IN_ENDED');
    const without = browser();
    expect((await without.completes(answer)).code).toBe('SIGN_IN_ENDED');
    const id = /pakn_provider=([\w-]{22})/.exec(attacker.caller.cookie ?? '')?.[1] ?? '';
    for (const forged of [id, `${id}.${'A'.repeat(43)}`, `${'A'.repeat(22)}.${(attacker.caller.cookie ?? '').slice(-43)}`]) {
      without.caller.cookie = `pakn_provider=${forged}`;
      expect((await without.completes(answer)).code, forged).toBe('SIGN_IN_ENDED');
    }
    expect((await attacker.completes(answer)).__typename, 'nobody has used it up').toBe('OidcRegistration');
  });

  it('a state that nobody was given, and the answer of another sign-in of the same browser', async () => {
    const one = browser();
    const first = provider.answers((await one.starts()).url);
    for (const state of ['', 'x', `${first.state}x`, first.state.slice(1)]) expect((await one.completes({ code: 'any', state })).code).toBe('SIGN_IN_ENDED');
    const second = new URL((await one.starts()).url).searchParams.get('state') ?? '';
    provider.answers(`${provider.issuer}?nonce=of-the-first&state=${second}`);
    expect((await one.completes({ code: 'any', state: second })).code).toBe('PROVIDER_REFUSED');
  });

  it('after ten minutes; a registration after half an hour, and only in its browser', async () => {
    const [one, other] = [browser(), browser()];
    const answer = provider.answers((await one.starts()).url);
    here.later(10 * MINUTE_MS + 1);
    expect((await one.completes(answer)).code).toBe('SIGN_IN_ENDED');
    const form = await one.completes(provider.answers((await one.starts()).url));
    await other.starts();
    const input = { id: form.id, phone: '0905111222' };
    expect((await other.registers(input)).code).toBe('SIGN_IN_ENDED');
    expect((await one.registers({ ...input, id: '01a2243b-4caf-7d6f-8ea7-0d8bcb0c0f7e' })).code).toBe('SIGN_IN_ENDED');
    here.later(30 * MINUTE_MS + 1);
    expect((await one.registers(input)).code).toBe('SIGN_IN_ENDED');
  });

  it('returnTo to another site is left out', async () => {
    for (const [returnTo, expected] of [
      ['https://evil.example/', null],
      ['//evil.example', null],
      ['/tra-cuu', '/tra-cuu'],
    ] as const) {
      const one = browser();
      const form = await one.completes(provider.answers((await one.starts(returnTo)).url, { claims: { sub: 'returns', citizen_id: '056199000222' } }));
      const since = here.sent.length;
      if (form.__typename === 'OidcRegistration') await one.confirms(await one.registers({ id: form.id, phone: '0905111333' }), '+84905111333', since);
      const again = await one.completes(provider.answers((await one.starts(returnTo)).url, { claims: { sub: 'returns', citizen_id: '056199000222' } }));
      expect([again.__typename, again.returnTo]).toEqual(['Session', expected]);
    }
  });

  it('the state, nonce and challenge are new each time and go to the provider; the verifier does not', async () => {
    const one = browser();
    const [first, second] = [new URL((await one.starts()).url), new URL((await one.starts()).url)];
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first.searchParams.get(name)?.length).toBeGreaterThan(40);
      expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name));
    }
    expect(first.searchParams.get('code_challenge_method')).toBe('S256');
    expect([...first.searchParams.keys()]).not.toContain('code_verifier');
    expect(one.caller.cookie).toMatch(/^pakn_provider=/);
  });
});

describe('A7-01 S1 an identity token that does not fit signs nobody in', () => {
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Bent]>([
    ['another nonce', { claims: { nonce: 'of another sign-in' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another client', { claims: { aud: 'another' } }],
    ['for several clients, by another', { claims: { aud: ['portal', 'another'], azp: 'another' } }],
    ['expired', { claims: { exp: now - 3600, iat: now - 7200 } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['signed by a key that is not the provider’s', { signature: 'FOREIGN' }],
    ['not signed', { signature: 'NONE' }],
    ['the code was used already', { status: 400 }],
  ])('%s', async (_name, bent) => {
    expect(await answered(bent)).toEqual(['Refusal', 'PROVIDER_REFUSED']);
    const { rows } = await here.owner.query(`select 1 from accounts.access_log where action = 'providerRefused'`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('the parameter iss of another provider (RFC 9207)', async () => {
    const one = browser();
    const refused = await one.completes({ ...provider.answers((await one.starts()).url), iss: 'https://evil.example' });
    expect(refused.code).toBe('PROVIDER_REFUSED');
  });

  it('a right one is taken', async () => {
    expect(await answered()).toEqual(['OidcRegistration', undefined]);
  });
});

describe('A7-01 X-26 a provider that is gone, that fails, or leads elsewhere', () => {
  it('says so, and the secret does not follow a redirect', async () => {
    const seen: string[] = [];
    const elsewhere = await listening((request, response) => {
      seen.push(String(request.headers.authorization));
      response.end('{}');
    });
    expect(await answered({ status: 503 })).toEqual(['Refusal', 'PROVIDER_UNAVAILABLE']);
    const [, code] = await answered({ moved: `${elsewhere.issuer}/token` });
    expect([code, seen]).toEqual(['PROVIDER_REFUSED', []]);
    await elsewhere.close();
  });

  it('one that never answered is asked again at the next sign-in; a private address that the operator did not name is not called', async () => {
    const gone = await hostileProvider();
    await gone.close();
    for (const settings of [gone.settings, { ...provider.settings, OUTGOING_PRIVATE_HOSTS: '' }]) {
      const small = await province(settings);
      const refused = await providerBrowser(small).starts();
      expect([refused.code, refused.message]).toEqual(['PROVIDER_UNAVAILABLE', expect.stringContaining('VNeID đang không trả lời')]);
      await small.close();
    }
  });

  it('counts by address', async () => {
    const one = browser();
    const codes = await Promise.all(Array.from({ length: 125 }, () => one.completes({ code: 'x', state: 'x' }).then(({ code }) => code)));
    expect(new Set(codes)).toEqual(new Set(['SIGN_IN_ENDED', 'TRY_LATER']));
  });

  it('no name, number, code or state stands in the log', async () => {
    await until(() => here.logged.some((line) => line.includes('an answer of a sign-in provider was refused')));
    for (const word of ['Lê Thị Lạ', '056199000111', 'a-secret-of-the-portal']) expect(here.logged.join('\n')).not.toContain(word);
  });
});
