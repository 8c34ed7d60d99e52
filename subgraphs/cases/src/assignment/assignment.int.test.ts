import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

describe('A8-10 the desk sends a report to its agencies', () => {
  it('accepts it as an act of its own', async () => {
    const filed = await d.files();
    const accepted = await d.operator.does('claimCase', { id: filed.id, version: filed.version });
    expect(accepted).toMatchObject({ status: 'IN_PROGRESS', step: 'RECEPTION', version: 2 });
    expect(accepted.acceptedAt).not.toBeNull();
    expect(await d.events(filed.id)).toEqual(['CaseSubmitted', 'CaseAccepted']);
  });

  it('assigning accepts too, gives the lead its full limit and co-handlers one that is not later', async () => {
    const filed = await d.files();
    const input = { leadAgencyId: d.roads, coordinatorAgencyIds: [d.commune, d.commune], makePublic: true, comment: 'Đề nghị xử lý sớm', notifyBySms: true };
    const assigned = await d.operator.does('assignCase', { id: filed.id, version: filed.version, input });
    expect(assigned).toMatchObject({ status: 'IN_PROGRESS', step: 'COORDINATION', isPublic: true, leadAgency: { code: 'S-XD' } });
    expect(assigned.assignments.map((part) => [part.agency.code, part.part, part.status])).toEqual([
      ['S-XD', 'LEAD', 'PENDING'],
      ['UBND-22366', 'COORDINATOR', 'PENDING'],
    ]);
    const [lead, helper] = assigned.assignments;
    expect(lead?.dueAt).toBe(assigned.dueAt);
    expect(Date.parse(String(helper?.dueAt))).toBeLessThanOrEqual(Date.parse(String(lead?.dueAt)));
    expect(Date.parse(String(assigned.dueAt))).toBeLessThanOrEqual(Date.parse(String(assigned.answerDueAt)));
    expect(await d.events(filed.id)).toEqual(['CaseSubmitted', 'CaseAccepted', 'CaseAssigned']);
  });

  it('says beside each field what is wrong', async () => {
    const filed = await d.files();
    const refused = await d.operator.does('assignCase', {
      id: filed.id,
      version: filed.version,
      input: { leadAgencyId: d.operator.id, coordinatorAgencyIds: [filed.id] },
    });
    expect(refused).toMatchObject({ refused: 'INVALID_INPUT' });
    expect(refused.fields?.map((field) => field.path)).toEqual(['input.leadAgencyId', 'input.coordinatorAgencyIds']);
  });

  it('suggests an officer who works for the lead agency; nobody unknown, locked or of another agency', async () => {
    const filed = await d.files();
    const { knownOfficer, knownContact } = d.here;
    const assign = (officerId: string): ReturnType<typeof d.operator.does> =>
      d.operator.does('assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId: d.roads, officerId } });
    for (const officerId of [filed.id, 'x', await knownOfficer('commune'), await knownOfficer('roads', false), await knownContact()]) {
      const refused = await assign(officerId);
      expect(refused).toMatchObject({ refused: 'INVALID_INPUT' });
      expect(refused.fields?.map((field) => field.path)).toEqual(['input.officerId']);
    }
    expect(await d.events(filed.id)).toEqual(['CaseSubmitted']);
    expect(await assign(await knownOfficer('roads'))).toMatchObject({ status: 'IN_PROGRESS', leadAgency: { code: 'S-XD' } });
  });

  it('refuses a stale version with the case as it is now', async () => {
    const filed = await d.files();
    const { operator } = d;
    await operator.does('claimCase', { id: filed.id, version: filed.version });
    const refused = await operator.does('assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId: d.roads } });
    expect(refused).toMatchObject({ __typename: 'Refusal', refused: 'STALE_VERSION', now: { id: filed.id, version: 2, status: 'IN_PROGRESS' } });
  });
});

describe('A8-32 one officer of the agency claims the case', () => {
  it('S21 of two at once exactly one wins, the other reads the present state', async () => {
    const { id, version } = await d.assigned();
    const officers = [d.specialist, d.colleague, d.leader];
    const outcomes = await Promise.all(officers.map((officer) => officer.does('claimCase', { id, version })));
    expect(outcomes.filter((outcome) => outcome.__typename === 'Case')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.refused === 'STALE_VERSION')).toHaveLength(2);
    expect((await d.events(id)).filter((type) => type === 'CaseClaimed')).toHaveLength(1);
  });

  it('the same key twice answers what the first call did, for something else it is refused', async () => {
    const { id, version } = await d.assigned();
    const { specialist } = d;
    const first = await specialist.does('claimCase', { id, version }, 'one-key');
    const again = await specialist.does('claimCase', { id, version }, 'one-key');
    expect(again).toMatchObject({ version: first.version, status: first.status });
    expect(await specialist.does('releaseCase', { id, version: first.version }, 'one-key')).toMatchObject({ refused: 'KEY_REUSED' });
    expect((await d.events(id)).filter((type) => type === 'CaseClaimed')).toHaveLength(1);
  });

  it('may release it into the queue; a colleague may then claim it, but not act before', async () => {
    const { id, version } = await d.assigned();
    const [first, second] = [d.specialist, d.colleague];
    const claimed = await first.does('claimCase', { id, version });
    expect(await second.does('releaseCase', { id, version: claimed.version })).toMatchObject({ refused: 'NOT_NOW' });
    const released = await first.does('releaseCase', { id, version: claimed.version, comment: 'Nghỉ phép' });
    expect(released.assignments[0]).toMatchObject({ status: 'PENDING' });
    expect((await second.does('claimCase', { id, version: released.version })).assignments[0]).toMatchObject({ status: 'CLAIMED' });
  });

  it('A8-12 hands it back to the desk with a reason; the agency then no longer sees it', async () => {
    const { id, version } = await d.assigned();
    const { specialist } = d;
    expect(await specialist.does('returnToOperator', { id, version, reasonCode: 'NONSENSE', comment: 'x' })).toMatchObject({ refused: 'INVALID_INPUT' });
    expect(await specialist.does('returnToOperator', { id, version, reasonCode: 'WRONG_COMPETENCE', comment: ' ' })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'comment' }],
    });
    await specialist.ask(
      'mutation ($id: ID!, $version: Int!, $to: ID) { returnToOperator(id: $id, version: $version, reasonCode: "WRONG_COMPETENCE", comment: "Thuộc phường", suggestedAgencyId: $to) { __typename } }',
      { id, version, to: d.commune },
    );
    const { operator } = d;
    const returned = await operator.sees(id);
    expect(returned).toMatchObject({ status: 'IN_PROGRESS', step: 'RECEPTION', leadAgency: null });
    expect(returned?.viewerActions).toContain('ASSIGN');
    expect(await specialist.sees(id)).toBeNull();
    const why = 'query ($id: ID!) { case(id: $id) { returned { reason { code } suggestedAgency { code } part { comment agency { code } officer { id } } } } }';
    const found = await operator.must<{ case: { returned: unknown } }>(why, { id });
    expect(found.case.returned).toMatchObject({
      ...{ reason: { code: 'WRONG_COMPETENCE' }, suggestedAgency: { code: 'UBND-22366' } },
      part: { comment: 'Thuộc phường', agency: { code: 'S-XD' } },
    });
    expect((await d.reporter.ask<{ case: { returned: unknown } | null }>(why, { id })).data?.case?.returned ?? null, 'S4 not for the reporter').toBeNull();
    const again = await operator.does('assignCase', { id, version: returned?.version, input: { leadAgencyId: d.commune } });
    expect(again).toMatchObject({ step: 'SPECIALIST', leadAgency: { code: 'UBND-22366' } });
    expect((await operator.must<{ case: { returned: unknown } }>(why, { id })).case.returned, 'assigned again').toBeNull();
  });

  it('A8-11 asks other agencies for their part, and A8-10 each completes its own', async () => {
    const { id, version } = await d.assigned();
    const { specialist: lead, helper } = d;
    const claimed = await lead.does('claimCase', { id, version });
    expect(
      await lead.does('coordinateCase', { id, version: claimed.version, input: { leadAgencyId: d.commune, coordinatorAgencyIds: [d.commune] } }),
    ).toMatchObject({ refused: 'INVALID_INPUT' });
    const shared = await lead.does('coordinateCase', { id, version: claimed.version, input: { leadAgencyId: d.roads, coordinatorAgencyIds: [d.commune] } });
    expect(shared).toMatchObject({ step: 'COORDINATION' });
    expect((await helper.sees(id))?.viewerActions).toEqual(expect.arrayContaining(['CLAIM', 'COMPLETE_COORDINATION']));
    const mine = await helper.does('claimCase', { id, version: shared.version });
    expect(await lead.isFaulted('completeCoordination', { id, version: mine.version, comment: 'Xong' })).toBe('FORBIDDEN');
    const done = await helper.does('completeCoordination', { id, version: mine.version, comment: 'Đã rào chắn' });
    expect(done).toMatchObject({ step: 'SPECIALIST', status: 'IN_PROGRESS' });
  });
});

describe('the wrong person', () => {
  it('is refused every act, and does not learn that a case exists', async () => {
    const filed = await d.files();
    const { id, version } = await d.operator.does('assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId: d.roads } });
    const input = { leadAgencyId: d.roads };
    const acts: [string, Record<string, unknown>][] = [
      ['claimCase', { id, version }],
      ['releaseCase', { id, version }],
      ['coordinateCase', { id, version, input }],
      ['returnToOperator', { id, version, reasonCode: 'WRONG_AREA', comment: 'x' }],
      ['completeCoordination', { id, version, comment: 'x' }],
    ];
    for (const [act, args] of acts) {
      expect(await d.visitor.isFaulted(act, args), act).toBe('UNAUTHENTICATED');
      expect(await d.anotherCitizen.isFaulted(act, args), act).toBe('FORBIDDEN');
      expect(await d.stranger.isFaulted(act, args), act).toBe('NOT_FOUND');
      expect(await d.supervisor.isFaulted(act, args), act).toBe('FORBIDDEN');
    }
    expect(await d.specialist.isFaulted('assignCase', { id, version, input })).toBe('FORBIDDEN');
    expect((await d.operator.sees(id))?.version).toBe(version);
  });
});
