import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

describe('the desk corrects and classifies', () => {
  it('a new category brings its urgency, a chosen urgency its limits; what is left out stays', async () => {
    const filed = await d.files();
    const edited = await d.operator.does('editCase', { id: filed.id, version: filed.version, title: 'Sụt lún mặt đường', categoryCode: 'CONSTRUCTION' });
    expect(edited).toMatchObject({ category: { code: 'CONSTRUCTION' }, urgency: 'NORMAL', version: 2, status: 'AWAITING_ACCEPTANCE' });
    expect(Date.parse(String(edited.answerDueAt))).toBeGreaterThan(Date.parse(String(filed.answerDueAt)));
    const urgent = await d.operator.does('editCase', { id: filed.id, version: edited.version, urgency: 'URGENT' });
    expect(Date.parse(String(urgent.answerDueAt))).toBeLessThan(Date.parse(String(filed.answerDueAt)));
  });

  it("a raised urgency shortens the agency's limit and its co-handlers'", async () => {
    const assigned = await d.assigned({ categoryCode: 'CONSTRUCTION' }, { coordinatorAgencyIds: [d.commune] });
    const raised = await d.operator.does('editCase', { id: assigned.id, version: assigned.version, urgency: 'QUICK' });
    expect(Date.parse(String(raised.dueAt))).toBeLessThan(Date.parse(String(assigned.dueAt)));
    for (const part of raised.assignments) expect(Date.parse(String(part.dueAt))).toBeLessThanOrEqual(Date.parse(String(raised.dueAt)));
  });

  it('nothing is public before acceptance', async () => {
    const filed = await d.files();
    expect(await d.operator.does('editCase', { id: filed.id, version: filed.version, isPublic: true })).toMatchObject({ refused: 'NOT_NOW' });
    const accepted = await d.operator.does('claimCase', { id: filed.id, version: filed.version });
    expect(await d.visitor.sees(filed.id)).toBeNull();
    const shown = await d.operator.does('editCase', { id: filed.id, version: accepted.version, isPublic: true });
    expect(shown.isPublic).toBe(true);
    expect(await d.visitor.sees(filed.id)).toMatchObject({ id: filed.id });
  });

  it('moves the point and says what is wrong beside its field', async () => {
    const filed = await d.files();
    const outside = await d.operator.does('editCase', {
      id: filed.id,
      version: filed.version,
      title: ' ',
      categoryCode: 'NOTHING',
      place: { lon: 105.8, lat: 21 },
    });
    expect(outside).toMatchObject({ refused: 'INVALID_INPUT' });
    expect(outside.fields?.map((field) => field.path)).toEqual(['title', 'categoryCode', 'place']);
    await d.operator.does('editCase', { id: filed.id, version: filed.version, place: { lon: 109.16, lat: 11.93 } });
    const { place } = (
      await d.operator.must<{ case: { place: { ward: { name: string }; lon: number } } }>('query ($id: ID) { case(id: $id) { place { lon ward { name } } } }', {
        id: filed.id,
      })
    ).case;
    expect(place.lon).toBe(109.16);
    expect(place.ward.name).toContain('Cam Ranh');
  });

  it('A8-18 the history shows old and new values', async () => {
    const filed = await d.files();
    await d.operator.does('editCase', { id: filed.id, version: filed.version, title: 'Sụt lún mặt đường' });
    const { history } = (
      await d.operator.must<{ case: { history: { verified: boolean; nodes: { changes: { field: string; oldValue: string; newValue: string }[] }[] } } }>(
        'query ($id: ID) { case(id: $id) { history(first: 5) { verified nodes { changes { field oldValue newValue } } } } }',
        { id: filed.id },
      )
    ).case;
    expect(history.verified).toBe(true);
    expect(history.nodes[0]?.changes).toEqual([{ field: 'title', oldValue: 'Ổ gà sâu trên đường Lê Hồng Phong', newValue: 'Sụt lún mặt đường' }]);
  });
});

describe('the desk refuses a report', () => {
  it('with a reason, and an explanation where the reason asks for one', async () => {
    const filed = await d.files();
    expect(await d.operator.does('rejectCase', { id: filed.id, version: filed.version, reasonCode: 'NOTHING' })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'reasonCode' }],
    });
    expect(await d.operator.does('rejectCase', { id: filed.id, version: filed.version, reasonCode: 'COMPLAINT_DENUNCIATION' })).toMatchObject({
      refused: 'REASON_REQUIRED',
      fields: [{ path: 'explanation' }],
    });
    const rejected = await d.operator.does('rejectCase', {
      id: filed.id,
      version: filed.version,
      reasonCode: 'COMPLAINT_DENUNCIATION',
      explanation: 'Nội dung khiếu nại',
    });
    expect(rejected).toMatchObject({ status: 'REJECTED', step: 'DONE', progress: 'ON_TIME', isPublic: false });
    const rejection = (
      await d.reporter.must<{ case: { rejection: { explanation: string; whereToGo: string; reason: { code: string } } } }>(
        'query ($id: ID) { case(id: $id) { rejection { explanation whereToGo reason { code } } } }',
        { id: filed.id },
      )
    ).case.rejection;
    expect(rejection).toMatchObject({ explanation: 'Nội dung khiếu nại', reason: { code: 'COMPLAINT_DENUNCIATION' } });
    expect(rejection.whereToGo).not.toBe('');
    expect(await d.operator.does('assignCase', { id: filed.id, version: rejected.version, input: { leadAgencyId: d.roads } })).toMatchObject({
      refused: 'NOT_NOW',
    });
  });

  it("is nobody else's", async () => {
    const { id, version } = await d.assigned();
    for (const act of ['rejectCase', 'editCase']) {
      const args = act === 'rejectCase' ? { id, version, reasonCode: 'TEST' } : { id, version, title: 'x' };
      expect(await d.visitor.isFaulted(act, args)).toBe('UNAUTHENTICATED');
      expect(await d.reporter.isFaulted(act, args)).toBe('FORBIDDEN');
      expect(await d.specialist.isFaulted(act, args)).toBe('FORBIDDEN');
      expect(await d.supervisor.isFaulted(act, args)).toBe('FORBIDDEN');
    }
    expect(await d.operator.does('rejectCase', { id, version, reasonCode: 'TEST' })).toMatchObject({ refused: 'NOT_NOW' });
  });
});
