import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JWK } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';
import { rotateKeys } from './signing-keys.ts';

let here: Province;
beforeAll(async () => void (here = await province()));
afterAll(() => here.close());

const published = async (): Promise<JWK[]> => ((await (await here.as().raw('/internal/revoked?since=0')).json()) as { keys: JWK[] }).keys;
const tokenNow = async (): Promise<string> => (await signedIn(here, here.person('CITIZEN'))).token;
const isGood = async (token: string): Promise<boolean> =>
  jwtVerify(token, createLocalJWKSet({ keys: await published() }), {
    issuer: 'http://localhost:4000',
    audience: 'http://localhost:4000/graphql',
    typ: 'at+jwt',
    requiredClaims: ['jti', 'exp', 'iat', 'sub'],
    currentDate: here.accounts.services.now(),
  }).then(
    () => true,
    () => false,
  );

it('S19 a rotated key signs at once; tokens and sessions of the one before go on until they end', async () => {
  const officer = await signedIn(here, here.person('OPERATOR'));
  expect([(await published()).length, await isGood(officer.token)]).toEqual([1, true]);
  const kid = await rotateKeys(here.accounts.services);
  const fresh = await tokenNow();
  expect(decodeProtectedHeader(fresh)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid });
  expect([(await published()).length, await isGood(officer.token), await isGood(fresh)]).toEqual([2, true, true]);
  expect(JSON.stringify(await published())).not.toContain('"d"');
  expect(await officer.fault('mutation { refreshSession { __typename } }')).toBeUndefined();

  here.later(17 * 60_000);
  expect((await published()).map((key) => key.kid)).toEqual([kid]);
  const third = await rotateKeys(here.accounts.services);
  expect((await published()).map((key) => key.kid)).toEqual([kid, third]);
  expect(await isGood(await tokenNow())).toBe(true);
});

it('the private key lies encrypted in the database', async () => {
  const { rows } = await here.owner.query<{ text: string }>(`select encode(private_cipher, 'escape') || public_jwk as text from accounts.signing_key`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { text } of rows) expect(text).not.toMatch(/"d"\s*:/);
});
