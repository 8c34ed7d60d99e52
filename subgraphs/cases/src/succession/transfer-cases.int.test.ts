import { appendEvent, type AgencySaved } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readCasesEnvironment } from '../environment.ts';
import { readKeptCase } from '../command/read-chain.ts';
import { verifyCase } from '../history/verify-chain.ts';
import { serveCases } from '../serve.ts';
import { desks, type Desks, type Outcome } from '../testing/acts.ts';
import { transferCases } from './transfer-cases.ts';

let d: Desks;
beforeAll(async () => {
  d = await desks();
});
afterAll(() => d.here.close());

const agency = (agencyId: string, code: string, more: Partial<AgencySaved> = {}): AgencySaved => ({
  ...{ agencyId, code, name: code, kind: 'DEPARTMENT', parentId: null, wardCode: null, successorId: null, active: true, serves: [] },
  ...more,
});
/** Accounts says so, in one transaction. */
const said = (saved: AgencySaved[]): Promise<void> =>
  inTransaction(d.here.cases.services.pool, async (client) => {
    const by = { commandId: 'agency closed', actorId: null, at: new Date(), audience: [] };
    for (const data of saved) await appendEvent(client, { type: 'AgencySaved', ...by, data });
    for (const { agencyId, successorId, active } of saved)
      if (!active) await appendEvent(client, { type: 'AgencyClosed', ...by, data: { agencyId, successorId, validTo: '2026-06-30' } });
  });
const transfers = async (caseId: string): Promise<number> => (await d.events(caseId)).filter((type) => type === 'CaseTransferred').length;
const holds = async (caseId: string): Promise<boolean> => verifyCase(await readKeptCase(d.here.cases.services.pool, caseId)).holds;
const answeredCase = async (): Promise<Outcome> => {
  const { id, version, answers } = await d.reviewed();
  return d.operator.does('publishAnswer', { id, version, answerId: answers[0]?.id, makeCasePublic: false });
};

it('A1-09 the open cases of a closed agency go to the active one at the end of the line, each once; officers lose and win them; done cases stay', async () => {
  const [pending, claimed, reviewed, done] = [await d.assigned(), await d.claimed(), await d.reviewed(), await answeredCase()];
  expect(done.status).toBe('ANSWERED');
  const heir = newId();
  const middle = newId();
  const [left, right] = [newId(), newId()];
  await said([
    agency(heir, 'S-MOI'),
    agency(middle, 'S-GIUA', { active: false, successorId: heir }),
    agency(left, 'S-VONG-1', { active: false, successorId: right }),
    agency(right, 'S-VONG-2', { active: false, successorId: left }),
    agency(d.roads, 'S-XD', { active: false, successorId: middle }),
  ]);
  await d.here.cases.agencies.drain();
  const open = [pending, claimed, reviewed];
  await vi.waitFor(async () => expect(await Promise.all(open.map(({ id }) => transfers(id)))).toEqual([1, 1, 1]), { timeout: 5_000, interval: 20 });

  expect(await transferCases(d.here.cases.services)).toBe(0);
  const newOfficer = d.here.as({ sub: newId(), kind: 'OFFICER', roles: ['SPECIALIST'], agencyId: heir, agencyKind: 'DEPARTMENT', scopes: [] });
  for (const { id, step, dueAt } of open) {
    expect(await d.specialist.sees(id)).toBeNull();
    expect(await d.specialist.isFaulted('addNote', { caseId: id, text: 'Còn xem được' })).toBe('NOT_FOUND');
    expect(await newOfficer.must(`{ case(id: "${id}") { step dueAt leadAgency { code } } }`)).toEqual({ case: { step, dueAt, leadAgency: { code: 'S-MOI' } } });
    expect(await transfers(id)).toBe(1);
    expect(await holds(id)).toBe(true);
  }
  expect(await transfers(done.id)).toBe(0);
  expect(await d.specialist.sees(done.id)).toMatchObject({ leadAgency: { code: 'S-XD' } });
  // The result that the closed agency returned is published as if nothing had happened.
  const { version, answers } = (await d.operator.sees(reviewed.id)) ?? reviewed;
  const published = await d.operator.does('publishAnswer', { id: reviewed.id, version, answerId: answers[0]?.id, makeCasePublic: false });
  expect(published.status).toBe('ANSWERED');
  expect(await holds(reviewed.id)).toBe(true);
});

it('A1-09 what a restart interrupted is finished at the next start, and nothing moves twice', async () => {
  const { services } = d.here.cases;
  const [old, heir] = [newId(), newId()];
  await said([agency(old, 'S-CU'), agency(heir, 'S-KE-NHIEM')]);
  await d.here.cases.agencies.drain();
  await services.reference.reload();
  const cases: Outcome[] = [];
  for (let made = 0; made < 3; made++) {
    const { id, version } = await d.files();
    cases.push(await d.operator.does('assignCase', { id, version, input: { leadAgencyId: old } }));
  }
  // The copy alone: this process is not woken, as if it had stopped just then.
  await d.sql('update cases.agency set active = false, successor_id = $2 where id = $1', [old, heir]);
  let asked = 0;
  expect(await transferCases(services, () => asked++ > 0)).toBe(1);
  const counts = (): Promise<number[]> => Promise.all(cases.map(({ id }) => transfers(id)));
  expect((await counts()).toSorted((a, b) => a - b)).toEqual([0, 0, 1]);

  const again = await serveCases(readCasesEnvironment(d.here.env), { logger: pino({ level: 'silent' }), sweeping: false });
  await vi.waitFor(async () => expect(await counts()).toEqual([1, 1, 1]), { timeout: 5_000, interval: 20 });
  await again.close();
  expect(await Promise.all([transferCases(services), transferCases(services)])).toEqual([0, 0]);
  expect(await counts()).toEqual([1, 1, 1]);
  for (const { id } of cases) expect(await holds(id)).toBe(true);
});

it('A1-09 the duty desk that succeeds a closed one counts as the desk from then on', async () => {
  const { reference } = d.here.cases.services;
  const { desk } = d.here.agencies;
  const heir = newId();
  expect(reference.operatorAgencyId()).toBe(desk);
  await said([agency(heir, 'TTCDS-2', { kind: 'OPERATOR' }), agency(desk, 'TTCDS', { kind: 'OPERATOR', active: false, successorId: heir })]);
  await d.here.cases.agencies.drain();
  await reference.reload();
  expect(reference.operatorAgencyId()).toBe(heir);
});
