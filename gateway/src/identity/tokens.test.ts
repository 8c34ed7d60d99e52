import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { Revocations } from './revocations.ts';
import { Tokens } from './tokens.ts';

const SECOND = 1_795_880_000;
const ISSUER = 'https://phananh.example';

interface Pair {
  jwk: JWK;
  privateKey: CryptoKey;
}
const pair = async (kid?: string): Promise<Pair> => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { jwk: { ...(await exportJWK(publicKey)), ...(kid ? { kid } : {}) }, privateKey };
};
/** A token as accounts signs it, but for what `change` says. */
function tokenOf({ jwk, privateKey }: Pair, change: { header?: object; claims?: Record<string, unknown>; ms?: number } = {}): Promise<string> {
  const { ms = 0 } = change;
  const claims = {
    kind: 'OFFICER',
    roles: [],
    sub: 'officer',
    iss: ISSUER,
    aud: `${ISSUER}/graphql`,
    jti: 'token',
    iat: SECOND + ms / 1000,
    exp: SECOND + 900,
    ...change.claims,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...(jwk.kid ? { kid: jwk.kid } : {}), ...change.header }).sign(privateKey);
}
const isGood = async (tokens: Tokens, token: string): Promise<boolean> => (await tokens.callerOf(`Bearer ${token}`)) !== null;

let own: Pair;
let now = SECOND * 1000 + 999;
const open = (revocations = new Revocations()): Promise<Tokens> => Tokens.open({ publicJwk: own.jwk, issuer: ISSUER, revocations, now: () => now });
beforeAll(async () => void (own = await pair('first')));

test('S4 of two tokens of one second, the one from before a revocation is refused and the one from after it is good', async () => {
  const revocations = new Revocations();
  const tokens = await open(revocations);
  revocations.add([{ subject: 'officer', at: SECOND * 1000 + 123 }]);
  const judged = await Promise.all([1, 122, 123, 124, 500].map(async (ms) => isGood(tokens, await tokenOf(own, { ms }))));
  expect(judged).toEqual([false, false, false, true, true]);
});

describe('S19 a token is for this graph, and nothing else passes for one', () => {
  test.each([
    ['as it is signed', {}, true],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }, false],
    ['of nobody', { claims: { iss: undefined } }, false],
    ['for another audience', { claims: { aud: `${ISSUER}/files` } }, false],
    ['for nobody', { claims: { aud: undefined } }, false],
    ['of another kind', { header: { typ: 'JWT' } }, false],
    ['of no kind', { header: { typ: undefined } }, false],
    ['without a name', { claims: { jti: undefined } }, false],
    ['that never ends', { claims: { exp: undefined } }, false],
    ['of another key', { header: { kid: 'other' } }, false],
    ['of no key', { header: { kid: undefined } }, false],
  ])('%s', async (_name, change, good) => expect(await isGood(await open(), await tokenOf(own, change))).toBe(good));

  test('a forged one with the right name of the key', async () => expect(await isGood(await open(), await tokenOf(await pair('first')))).toBe(false));
});

describe('keys are rotated without a restart', () => {
  test('a token of a new key is learnt by asking, old ones stay good until their key goes', async () => {
    const tokens = await open();
    const second = await pair('second');
    const [old, fresh] = [await tokenOf(own), await tokenOf(second)];
    tokens.onUnknownKey = () => tokens.adopt([own.jwk, second.jwk]);
    expect([await isGood(tokens, fresh), await isGood(tokens, old)]).toEqual([true, true]);
    expect(tokens.keys().map(({ kid }) => kid)).toEqual(['first', 'second']);
    await tokens.adopt([second.jwk]);
    expect([await isGood(tokens, fresh), await isGood(tokens, old)]).toEqual([true, false]);
  });

  test('invented keys do not make the gateway ask more than once a second', async () => {
    const tokens = await open();
    let asked = 0;
    tokens.onUnknownKey = async () => void (asked += 1);
    for (let i = 0; i < 20; i++) expect(await isGood(tokens, await tokenOf(await pair(`invented-${i}`)))).toBe(false);
    expect(asked).toBe(1);
    now += 1_000;
    expect(await isGood(tokens, await tokenOf(await pair('invented')))).toBe(false);
    expect(asked).toBe(2);
  });
});
