import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { Revocations } from './revocations.ts';
import { Tokens } from './tokens.ts';

test('S4 of two tokens of one second, the one from before a revocation is refused and the one from after it is good', async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const revocations = new Revocations();
  const second = 1_795_880_000;
  const tokens = await Tokens.open({ publicJwk: await exportJWK(publicKey), revocations, now: () => second * 1000 + 999 });
  const at = (ms: number): Promise<string> =>
    new SignJWT({ kind: 'OFFICER', roles: [] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject('officer')
      .setIssuedAt(second + ms / 1000)
      .setExpirationTime(second + 900)
      .sign(privateKey);
  revocations.add([{ subject: 'officer', at: second * 1000 + 123 }]);
  const judged = await Promise.all([1, 122, 123, 124, 500].map(async (ms) => (await tokens.callerOf(`Bearer ${await at(ms)}`)) !== null));
  expect(judged).toEqual([false, false, false, true, true]);
});
