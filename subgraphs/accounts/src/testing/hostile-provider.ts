import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { CLIENT, listening, providerSettings, type SignInProvider } from './sign-in-provider.ts';

/** How an answer of the provider is bent. */
export interface Bent {
  claims?: JWTPayload;
  /** Signed by a key that it does not publish; or not at all. */
  signature?: 'FOREIGN' | 'NONE';
  /** The status of its token endpoint. */
  status?: number;
  /** Its token endpoint sends one elsewhere. */
  moved?: string;
}
export interface HostileProvider extends Pick<SignInProvider, 'issuer' | 'settings' | 'close'> {
  /** Answers the next code. @returns what the browser brings back */
  answers(url: string, bent?: Bent): { code: string; state: string };
}

/** A provider that does as it is told, right or wrong; what it says is signed. */
export async function hostileProvider(): Promise<HostileProvider> {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  let next: { nonce: string; bent: Bent } = { nonce: '', bent: {} };
  const token = ({ nonce, bent }: typeof next): Promise<string> | string => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: server.issuer,
      aud: CLIENT.clientId,
      sub: 'somebody',
      nonce,
      iat: now,
      exp: now + 60,
      citizen_id: '056199000111',
      name: 'Lê Thị Lạ',
      ...bent.claims,
    };
    if (bent.signature === 'NONE') return new UnsecuredJWT(claims).encode();
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(bent.signature === 'FOREIGN' ? foreign.privateKey : own.privateKey);
  };
  const documents: Record<string, () => Promise<object> | object> = {
    '/.well-known/openid-configuration': () => ({
      issuer: server.issuer,
      authorization_endpoint: `${server.issuer}/authorize`,
      token_endpoint: `${server.issuer}/token`,
      jwks_uri: `${server.issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': async () => ({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }] }),
    '/token': async () => ({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: await token(next) }),
  };
  const server = await listening((request, response) => {
    void (async () => {
      const path = String(request.url);
      const { status, moved } = path === '/token' ? next.bent : {};
      if (moved) return response.writeHead(307, { location: moved }).end();
      const body = JSON.stringify((await documents[path]?.()) ?? {});
      return response.writeHead(status ?? (documents[path] ? 200 : 404), { 'content-type': 'application/json' }).end(body);
    })();
  });
  return {
    issuer: server.issuer,
    settings: providerSettings(server.issuer),
    close: server.close,
    answers(url, bent = {}) {
      const { searchParams } = new URL(url);
      next = { nonce: searchParams.get('nonce') ?? '', bent };
      return { code: 'any', state: searchParams.get('state') ?? '' };
    },
  };
}
