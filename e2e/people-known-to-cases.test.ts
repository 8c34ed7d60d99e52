import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { RESULT, type SeenCase, type SeenRefusal } from './outside/case-acts.ts';
import { until, type Outside } from './outside/client.ts';
import { asOwner } from './outside/database.ts';
import { agencyIds, files, report } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// cases knows officers and contacts by events of accounts: who was saved a moment ago is known, who is foreign, locked or unknown is refused.
const system: System = inject('system');
let operator: Outside;
let agency: (code: string) => string;
let officers: Record<'S-TC' | 'S-NV', string>;
const idOf = async (role: string, code: string): Promise<string> =>
  (await (await signedIn(system, await demoPerson(system, role, code))).must<{ me: { id: string } }>('{ me { id } }')).me.id;

beforeAll(async () => {
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  agency = await agencyIds(operator);
  officers = { 'S-TC': await idOf('AGENCY_LEADER', 'S-TC'), 'S-NV': await idOf('SPECIALIST', 'S-NV') };
});
afterAll(() => asOwner(system.dataDir, 'update accounts.account set active = true where id = $1', [officers['S-TC']]));

const INTAKE = `mutation($input: IntakeInput!, $key: ID!) { done: intakeCase(input: $input, idempotencyKey: $key) { ${RESULT} } }`;
const intake = async (contactId: string): Promise<SeenCase | SeenRefusal> =>
  (await operator.must<{ done: SeenCase | SeenRefusal }>(INTAKE, { input: { draft: report(), channel: 'HOTLINE', contactId }, key: randomUUID() })).done;
const ASSIGN = `mutation($id: ID!, $version: Int!, $input: AssignInput!) { done: assignCase(id: $id, version: $version, input: $input) { ${RESULT} } }`;
const assign = async (of: SeenCase, officerId: string): Promise<SeenCase | SeenRefusal> =>
  (await operator.must<{ done: SeenCase | SeenRefusal }>(ASSIGN, { id: of.id, version: of.version, input: { leadAgencyId: agency('S-TC'), officerId } })).done;
const refusedAt = (path: string): object => ({ __typename: 'Refusal', code: 'INVALID_INPUT', fields: [expect.objectContaining({ path })] });

test('A1-06 a caller who was saved a moment ago is known, ten times in a row; an officer and nobody are not', async () => {
  for (let turn = 0; turn < 10; turn++) {
    const { saved } = await operator.must<{ saved: { id: string } }>(
      'mutation($name: String!) { saved: saveContact(name: $name, phone: "0905888001") { ... on Contact { id } } }',
      { name: `Người Gọi ${'ABCDEFGHIK'[turn]}` },
    );
    expect(await intake(saved.id)).toMatchObject({ __typename: 'Case' });
  }
  expect(await intake(officers['S-NV'])).toMatchObject(refusedAt('input.contactId'));
  expect(await intake(randomUUID())).toMatchObject(refusedAt('input.contactId'));
});

test('A8-10 a report is given to an officer of the lead agency who may work', async () => {
  const citizen = await signedIn(system, await demoPerson(system, 'CITIZEN'));
  const filed = await files(citizen);
  expect(await assign(filed, officers['S-NV'])).toMatchObject(refusedAt('input.officerId'));
  await asOwner(system.dataDir, 'update accounts.account set active = false where id = $1', [officers['S-TC']]);
  const refused = await until('the locked officer to be refused', async () => {
    const outcome = await assign(await files(citizen), officers['S-TC']);
    return outcome.__typename === 'Refusal' && outcome;
  });
  expect(refused).toMatchObject(refusedAt('input.officerId'));
  await asOwner(system.dataDir, 'update accounts.account set active = true where id = $1', [officers['S-TC']]);
  await until('the officer to be known as active again', async () => (await assign(filed, officers['S-TC'])).__typename === 'Case');
});
