import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { identityIn, type Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let admin: Caller;
beforeAll(async () => {
  here = await province();
  admin = await signedIn(here, here.person('ADMIN'));
});
afterAll(() => here.close());

const CLIENT = '__typename ... on PartnerClient { id name agency { code } scopes active secret } ... on Refusal { code fields { path } }';
interface Client {
  __typename: string;
  id: string;
  secret: string;
  active: boolean;
  fields: { path: string }[];
}
const create = async (variables: object): Promise<Client> =>
  (
    await admin.must<{ createPartnerClient: Client }>(
      `mutation($name: String!, $agencyId: ID, $scopes: [String!]!) { createPartnerClient(name: $name, agencyId: $agencyId, scopes: $scopes) { ${CLIENT} } }`,
      variables,
    )
  ).createPartnerClient;

async function token(body: Record<string, string>, basic?: [string, string]): Promise<{ status: number; answer: Record<string, string>; headers: Headers }> {
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    ...(basic ? { authorization: `Basic ${Buffer.from(basic.map(encodeURIComponent).join(':')).toString('base64')}` } : {}),
  };
  const answer = await here.as().raw('/oauth/token', { method: 'POST', headers, body: new URLSearchParams(body).toString() });
  return { status: answer.status, answer: (await answer.json()) as Record<string, string>, headers: answer.headers };
}

describe('B-13 OAuth 2.0 client credentials (RFC 6749)', () => {
  const grant = { grant_type: 'client_credentials' };
  const mine = (): [string, string] => [here.person('PARTNER').identifier, here.person('PARTNER').password];

  it('a token by Basic or in the body, with the scopes of the key', async () => {
    const [client_id, client_secret] = mine();
    for (const got of [await token(grant, mine()), await token({ ...grant, client_id, client_secret })]) {
      expect(got.status).toBe(200);
      expect(got.headers.get('cache-control')).toBe('no-store');
      expect(got.answer).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'cases:read stats:read' });
      expect(identityIn(got.answer.access_token ?? '')).toEqual({
        sub: client_id,
        kind: 'PARTNER',
        roles: [],
        scopes: ['cases:read', 'stats:read'],
        agencyId: await here.agencyId('DL-KH'),
        agencyKind: 'UTILITY',
      });
    }
    expect(identityIn((await token({ ...grant, scope: 'stats:read' }, mine())).answer.access_token ?? '').scopes).toEqual(['stats:read']);
  });

  it('the errors of section 5.2', async () => {
    const [client_id, client_secret] = mine();
    const wrong = await token(grant, [client_id, 'x']);
    expect(wrong).toMatchObject({ status: 401, answer: { error: 'invalid_client' } });
    expect(wrong.headers.get('www-authenticate')).toContain('Basic');
    expect(await token(grant)).toMatchObject({ status: 401, answer: { error: 'invalid_client' } });
    expect(await token(grant, ['not a uuid', 'x'])).toMatchObject({ status: 401, answer: { error: 'invalid_client' } });
    expect(await token({}, mine())).toMatchObject({ status: 400, answer: { error: 'invalid_request' } });
    expect(await token({ ...grant, client_id, client_secret }, mine())).toMatchObject({ status: 400, answer: { error: 'invalid_request' } });
    expect(await token({ grant_type: 'password' }, mine())).toMatchObject({ status: 400, answer: { error: 'unsupported_grant_type' } });
    expect(await token({ ...grant, scope: 'cases:read cases:handle' }, mine())).toMatchObject({ status: 400, answer: { error: 'invalid_scope' } });
  });

  it('S14 a parameter that is no text, or that comes twice, is an invalid request', async () => {
    const send = async (type: string, body: string): Promise<unknown[]> => {
      const answer = await here.as().raw('/oauth/token', { method: 'POST', headers: { 'content-type': type }, body });
      return [answer.status, ((await answer.json()) as { error: string }).error];
    };
    for (const body of ['{"grant_type":"client_credentials","scope":["a"]}', '{"grant_type":{"a":1}}', '[]', '{', '"x"'])
      expect([body, ...(await send('application/json', body))]).toEqual([body, 400, 'invalid_request']);
    for (const body of ['grant_type=client_credentials&scope=a&scope=b', 'grant_type=%00', ''])
      expect([body, ...(await send('application/x-www-form-urlencoded', body))]).toEqual([body, 400, 'invalid_request']);
    expect(await send('text/xml', '<a/>')).toEqual([415, 'invalid_request']);
  });

  it('S19 a flood of tries is slowed down', async () => {
    const made = await create({ name: 'Dồn dập', scopes: ['cases:read'] });
    const outcomes = await Promise.all(Array.from({ length: 62 }, () => token(grant, [made.id, 'guess'])));
    expect(outcomes.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});

describe('B-13 keys', () => {
  it('the secret is shown once and hashed at rest; rotated without a pause; revoked at once', async () => {
    const made = await create({ name: 'Cổng dịch vụ công', agencyId: await here.agencyId('CAT'), scopes: ['cases:read', 'cases:read', 'cases:submit'] });
    expect(made).toMatchObject({ __typename: 'PartnerClient', agency: { code: 'CAT' }, scopes: ['cases:read', 'cases:submit'], active: true });
    const stored = await here.owner.query('select * from accounts.partner_client where id = $1', [made.id]);
    expect(JSON.stringify(stored.rows)).not.toContain(made.secret);
    const { partnerClients } = await admin.must<{ partnerClients: Client[] }>('{ partnerClients { id secret } }');
    expect(partnerClients.every(({ secret }) => secret === null)).toBe(true);

    const { rotatePartnerSecret: rotated } = await admin.must<{ rotatePartnerSecret: Client }>(
      `mutation($id: ID!) { rotatePartnerSecret(id: $id) { ${CLIENT} } }`,
      { id: made.id },
    );
    const grant = { grant_type: 'client_credentials' };
    expect((await token(grant, [made.id, made.secret])).status).toBe(200);
    expect((await token(grant, [made.id, rotated.secret])).status).toBe(200);
    here.later(24 * 60 * 60_000 + 1_000);
    expect((await token(grant, [made.id, made.secret])).status).toBe(401);
    expect((await token(grant, [made.id, rotated.secret])).status).toBe(200);

    const since = here.accounts.services.now().getTime() - 1;
    const { revokePartnerClient: gone } = await admin.must<{ revokePartnerClient: Client }>(
      `mutation($id: ID!) { revokePartnerClient(id: $id) { ${CLIENT} } }`,
      { id: made.id },
    );
    expect(gone).toMatchObject({ active: false, secret: null });
    expect((await token(grant, [made.id, rotated.secret])).status).toBe(401);
    const revoked = (await (await here.as().raw(`/internal/revoked?since=${since}`)).json()) as { revoked: { subject: string }[] };
    expect(revoked.revoked).toEqual([expect.objectContaining({ subject: made.id })]);
  });

  it('names each wrong field; an unknown client is not found', async () => {
    expect((await create({ name: ' ', agencyId: 'x', scopes: ['everything'] })).fields.map(({ path }) => path)).toEqual(['name', 'scopes', 'agencyId']);
    for (const mutation of ['rotatePartnerSecret', 'revokePartnerClient'])
      expect(await admin.fault(`mutation { ${mutation}(id: "01890000-0000-7000-8000-000000000000") { __typename } }`)).toBe('NOT_FOUND');
  });
});

it('B-13 who made, rotated and revoked a client is recorded', async () => {
  const client = await create({ name: 'Đối tác có nhật ký', scopes: ['stats:read'] });
  for (const act of ['rotatePartnerSecret', 'revokePartnerClient'])
    await admin.must(`mutation($id: ID!) { ${act}(id: $id) { __typename } }`, { id: client.id });
  const { rows } = await here.owner.query('select action, actor_id as actor, changes from accounts.access_log where subject_id = $1 order by at, id', [
    client.id,
  ]);
  const actor = admin.identity.sub;
  expect(rows).toEqual([
    { action: 'createPartnerClient', actor, changes: [{ field: 'scopes', from: null, to: ['stats:read'] }] },
    { action: 'rotatePartnerSecret', actor, changes: [] },
    { action: 'revokePartnerClient', actor, changes: [{ field: 'active', from: true, to: false }] },
  ]);
});

it('S19 S20 a token that was refused is in the security log: a wrong secret, a scope that the key lacks, a revoked key', async () => {
  const client = await create({ name: 'Đối tác bị từ chối', scopes: ['stats:read'] });
  const grant = { grant_type: 'client_credentials' };
  const refused = [await token(grant, [client.id, 'guess']), await token({ ...grant, scope: 'cases:handle' }, [client.id, client.secret])];
  expect((await token(grant, [client.id, client.secret])).status).toBe(200);
  await admin.must('mutation($id: ID!) { revokePartnerClient(id: $id) { __typename } }', { id: client.id });
  refused.push(await token(grant, [client.id, client.secret]));
  // The partner is told no more than before.
  expect(refused.map(({ status, answer }) => [status, answer.error])).toEqual([
    [401, 'invalid_client'],
    [400, 'invalid_scope'],
    [401, 'invalid_client'],
  ]);
  const LOG = 'query($action: String!) { auditLog(filter: { action: $action }, first: 100) { nodes { actorName subject action } } }';
  for (const action of ['partnerSecretWrong', 'partnerScopeRefused', 'partnerKeyRevoked'])
    await vi.waitFor(async () => {
      const { auditLog } = await admin.must<{ auditLog: { nodes: { subject: string }[] } }>(LOG, { action });
      expect(auditLog.nodes.filter(({ subject }) => subject === 'Đối tác bị từ chối')).toHaveLength(1);
    });
  const { rows } = await here.owner.query(`select count(*)::int as n from accounts.access_log where to_jsonb(access_log)::text like '%' || $1 || '%'`, [
    client.secret,
  ]);
  expect(rows).toEqual([{ n: 0 }]);
});
