import { createHmac, createPrivateKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { System } from '../outside/people.ts';
import { claimsOf } from './subgraphs.ts';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const headerOf = (token: string): Record<string, unknown> => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as never;

async function signingKey(system: System): Promise<{ key: KeyObject; publicX: string }> {
  const { jwt } = JSON.parse(await readFile(path.join(system.dataDir, 'secrets.json'), 'utf8')) as { jwt: { privateJwk: JsonWebKey & { x: string } } };
  return { key: createPrivateKey({ key: jwt.privateJwk as never, format: 'jwk' }), publicX: jwt.privateJwk.x };
}

/**
 * Access tokens that must not pass, made from a good one: "signed rightly" is the control, signed with the key of the installation itself, so that each of
 * the others is refused for what its name says.
 */
export async function forgedTokens(system: System, good: string): Promise<Record<string, string>> {
  const { key, publicX } = await signingKey(system);
  const [header, claims] = [headerOf(good), claimsOf(good)];
  const signed = (head: object, body: object, by: KeyObject = key): string => {
    const text = `${base64url(head)}.${base64url(body)}`;
    return `${text}.${sign(null, Buffer.from(text), by).toString('base64url')}`;
  };
  const [head = '', body = '', signature = ''] = good.split('.');
  const hs256 = `${base64url({ ...header, alg: 'HS256' })}.${base64url({ ...claims, roles: ['ADMIN'] })}`;
  const past = Math.floor(Date.now() / 1_000) - 5;
  const { jti: _, ...nameless } = claims;
  return {
    'signed rightly': signed(header, { ...claims, jti: randomUUID() }),
    'another signature': `${head}.${body}.${signature.slice(0, -6)}AAAAAA`,
    'another role': `${head}.${base64url({ ...claims, kind: 'OFFICER', roles: ['ADMIN'] })}.${signature}`,
    'no algorithm': `${base64url({ ...header, alg: 'none' })}.${body}.`,
    'the public key as a secret': `${hs256}.${createHmac('sha256', Buffer.from(publicX, 'base64url')).update(hs256).digest('base64url')}`,
    'a key of one’s own': signed(header, claims, generateKeyPairSync('ed25519').privateKey),
    'an unknown key': signed({ ...header, kid: randomUUID() }, claims, generateKeyPairSync('ed25519').privateKey),
    expired: signed(header, { ...claims, exp: past }),
    'for another audience': signed(header, { ...claims, aud: 'http://other.example/graphql' }),
    'of another issuer': signed(header, { ...claims, iss: 'http://other.example' }),
    'of another type': signed({ ...header, typ: 'JWT' }, claims),
    'without a name': signed(header, nameless),
    'without an end': signed(header, { ...claims, exp: undefined }),
  };
}
