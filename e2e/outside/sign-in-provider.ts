import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who may sign in at the provider, by the name that they type there. */
export type ProviderPeople = Record<string, { personalId: string; fullName: string; phone?: string }>;

const ANSWER_PAGE = '/tai-khoan/dang-nhap/nha-cung-cap';
const CLIENT = { clientId: 'portal', clientSecret: 'a-secret-of-the-portal' };

/** A provider of electronic identity on a port of its own, with its own login form (npm `oidc-provider`); `settings`: what the portal's environment says of it. */
export async function signInProvider(people: ProviderPeople, port = 0): Promise<{ settings: Record<string, string>; close(): Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response)).listen(port, 'localhost');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [`http://localhost${ANSWER_PAGE}`] }],
    scopes: ['openid', 'profile', 'phone', 'citizen'],
    claims: { openid: ['sub'], profile: ['name'], phone: ['phone_number'], citizen: ['citizen_id'] },
    findAccount: (_, sub) => {
      const person = people[sub];
      return person && { accountId: sub, claims: () => ({ sub, name: person.fullName, phone_number: person.phone, citizen_id: person.personalId }) };
    },
    pkce: { required: () => true },
    cookies: { keys: ['cookies of a test'] },
  });
  // The portal's port is not known yet.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => new URL(uri).hostname === 'localhost' && new URL(uri).pathname === ANSWER_PAGE;
  const answer = provider.callback();
  const listed = [{ id: 'vneid', name: 'VNeID', issuer, ...CLIENT, scope: 'openid profile phone citizen', claims: { personalId: 'citizen_id' } }];
  return {
    settings: { OIDC_PROVIDERS: JSON.stringify(listed), OUTGOING_PRIVATE_HOSTS: new URL(issuer).host },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
