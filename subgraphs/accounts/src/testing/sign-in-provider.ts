import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import Provider from 'oidc-provider';

/** Who signs in at the provider, by the name that they type there. */
export type ProviderPeople = Map<string, { personalId?: string; name?: string; phone?: string }>;

export interface SignInProvider {
  issuer: string;
  people: ProviderPeople;
  /** What accounts' environment says of it. */
  settings: { OIDC_PROVIDERS: string; OUTGOING_PRIVATE_HOSTS: string };
  /** Somebody types their name at the provider and agrees; the parameters with which the browser comes back. `name` null: "cancel". */
  signsIn(url: string, name: string | null): Promise<Record<string, string>>;
  close(): Promise<void>;
}

const REDIRECT = 'http://localhost:4000/tai-khoan/dang-nhap/nha-cung-cap';
export const CLIENT = { clientId: 'portal', clientSecret: 'a-secret-of-the-portal' };

/** A real provider (npm `oidc-provider`) on a port of its own, with its own login form. */
export async function signInProvider(): Promise<SignInProvider> {
  const people: ProviderPeople = new Map();
  const server = await listening((request, response) => void callback(request, response));
  const { issuer } = server;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [REDIRECT] }],
    scopes: ['openid', 'profile', 'phone', 'citizen'],
    claims: { openid: ['sub'], profile: ['name'], phone: ['phone_number'], citizen: ['citizen_id'] },
    findAccount: (_, sub) => {
      const { personalId, name, phone } = people.get(sub) ?? {};
      return { accountId: sub, claims: () => ({ sub, name, phone_number: phone, citizen_id: personalId }) };
    },
    pkce: { required: () => true },
    cookies: { keys: ['cookies of a test'] },
  });
  const callback = provider.callback();
  return {
    issuer,
    people,
    settings: providerSettings(issuer),
    signsIn: (url, name) => walk(url, name),
    close: server.close,
  };
}

/** What the environment says of a provider at an address. */
export const providerSettings = (issuer: string): SignInProvider['settings'] => ({
  OIDC_PROVIDERS: JSON.stringify([
    { id: 'vneid', name: 'VNeID', issuer, ...CLIENT, scope: 'openid profile phone citizen', claims: { personalId: 'citizen_id' } },
  ]),
  OUTGOING_PRIVATE_HOSTS: new URL(issuer).host,
});

/** A server on a port of its own, named as people name it. */
export async function listening(answer: RequestListener): Promise<{ issuer: string; close(): Promise<void> }> {
  const server = createServer(answer).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { issuer: `http://localhost:${address.port}`, close };
}

/** A browser at the provider: it keeps cookies, follows redirects and fills in the provider's own forms until it is sent back. */
async function walk(start: string, name: string | null): Promise<Record<string, string>> {
  const cookies = new Map<string, string>();
  let [url, form]: [string, URLSearchParams | null] = [start, null];
  for (let step = 0; step < 20; step++) {
    if (url.startsWith(REDIRECT)) return Object.fromEntries(new URL(url).searchParams);
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const answer: Response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(form ? { method: 'POST', body: form } : {}) });
    for (const each of answer.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      cookies.set(key, value);
    }
    form = null;
    const location = answer.headers.get('location');
    const page = await answer.text();
    if (location) url = new URL(location, url).href;
    else if (name === null) url = new URL(/href="([^"]*\/abort)"/.exec(page)?.[1] ?? '', url).href;
    else {
      url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url).href;
      form = new URLSearchParams(/name="login"/.test(page) ? { prompt: 'login', login: name, password: 'any' } : { prompt: 'consent' });
    }
  }
  throw new Error(`the provider leads nowhere: ${url}`);
}
