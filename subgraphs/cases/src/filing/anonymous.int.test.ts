import { randomUUID } from 'node:crypto';
import { issueChallenge } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestInfo } from '../testing/acts.ts';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, makePublic, REPORT, submit, type Filed } from '../testing/reports.ts';

let place: Province;
let operator: Person;
beforeAll(async () => {
  place = await province();
  operator = place.officer('desk', 'OPERATOR');
});
afterAll(() => place.close());

const solved = (): { id: string; answer: string } => ({ id: issueChallenge(place.env.SEAL_KEY ?? '', 5, 3, randomUUID(), Date.now()).id, answer: '8' });
const nobody = (...scopes: string[]): Person => place.as({ sub: randomUUID(), kind: 'ANONYMOUS_REPORTER', roles: [], scopes });
const sentBy = async (who: Person): Promise<Filed> => {
  const taken = await submit(who, REPORT, { challenge: solved() });
  expect(taken).toMatchObject({ __typename: 'Case' });
  return taken;
};
