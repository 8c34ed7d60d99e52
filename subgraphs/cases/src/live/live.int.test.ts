import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Ear, type Person, type Province } from '../testing/province.ts';
import { filed, giveTo, makePublic, takeBack } from '../testing/reports.ts';

interface Heard {
  cursor: string;
  kind: string;
  caseId: string;
  case: { title: string } | null;
}
const FRAME = 'cursor kind caseId case { title }';
const DESK = `subscription($after: String) { caseEvents(after: $after) { ${FRAME} } }`;
const PUBLIC = `subscription($after: String) { publicCaseEvents(after: $after) { ${FRAME} } }`;
const ONE = `subscription($id: ID!, $after: String) { caseUpdated(id: $id, after: $after) { ${FRAME} } }`;

let place: Province;
let operator: Person;
let roads: Person;
let commune: Person;

beforeAll(async () => {
  place = await province();
  operator = place.officer('desk', 'OPERATOR');
  roads = place.officer('roads', 'SPECIALIST');
  commune = place.officer('commune', 'SPECIALIST');
});
afterAll(() => place.close());

const cursorNow = async (): Promise<string> => (await operator.must<{ eventCursor: string }>('{ eventCursor }')).eventCursor;
async function next(ear: Ear<Record<string, Heard>>): Promise<Heard> {
  const { data, errors } = await ear.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0] as Heard;
}
/** The next of this case: a cursor may stand before what was just committed, while another transaction of the cluster is open. */
async function nextOf(ear: Ear<Record<string, Heard>>, caseId: string, kind?: string): Promise<Heard> {
  for (;;) {
    const heard = await next(ear);
    if (heard.caseId === caseId && (!kind || heard.kind === kind)) return heard;
  }
}
const faultOf = async (ear: Ear<unknown>): Promise<string | undefined> => (await ear.next()).errors?.[0]?.extensions?.code;

describe('live events', () => {
  it('B-01: a desk hears a new report, and replays what it missed from its cursor, once and in order', async () => {
    const desk = operator.hears<Record<string, Heard>>(DESK, { after: await cursorNow() });
    const citizen = place.citizen();
    const first = await filed(citizen, { title: 'Đèn đường hỏng' });
    const heard = await nextOf(desk, first.id);
    expect(heard).toMatchObject({ kind: 'SUBMITTED', case: { title: 'Đèn đường hỏng' } });
    desk.close();
    const missed = [await filed(citizen), await filed(citizen), await filed(citizen)];
    const again = operator.hears<Record<string, Heard>>(DESK, { after: heard.cursor });
    for (const each of missed) expect((await next(again)).caseId).toBe(each.id);
    const live = await filed(citizen);
    expect((await next(again)).caseId).toBe(live.id);
    expect(again.frames).toHaveLength(4);
  });

  it('B-01 S4: an agency hears of its cases alone, and that a case left it, with nothing of the case', async () => {
    const after = await cursorNow();
    const at = { roads: roads.hears<Record<string, Heard>>(DESK, { after }), commune: commune.hears<Record<string, Heard>>(DESK, { after }) };
    const taken = await filed(place.citizen());
    await giveTo(place, operator, taken.id, place.agencies.roads);
    expect(await nextOf(at.roads, taken.id)).toMatchObject({ kind: 'ASSIGNED', case: { title: expect.any(String) } });
    await takeBack(place, operator, taken.id);
    expect(await nextOf(at.roads, taken.id)).toMatchObject({ kind: 'RETURNED', case: null });
    const own = await filed(place.citizen());
    await giveTo(place, operator, own.id, place.agencies.commune);
    expect(await nextOf(at.commune, own.id)).toMatchObject({ kind: 'ASSIGNED' });
    expect(at.commune.frames.map((frame) => frame.data?.caseEvents?.caseId)).not.toContain(taken.id);
  });

  it('S1: the public hears public kinds of public cases alone', async () => {
    const after = await cursorNow();
    const map = place.anyone.hears<Record<string, Heard>>(PUBLIC, { after });
    const hidden = await filed(place.citizen());
    const shown = await filed(place.citizen());
    await giveTo(place, operator, hidden.id, place.agencies.roads);
    await makePublic(place, operator, shown.id);
    expect(await nextOf(map, shown.id)).toMatchObject({ kind: 'ACCEPTED' });
    await makePublic(place, operator, shown.id, false);
    expect(await nextOf(map, shown.id), 'that it left the map').toMatchObject({ case: null });
    expect(map.frames.map((frame) => frame.data?.publicCaseEvents?.caseId)).not.toContain(hidden.id);
  });

  it('A5-05: a reporter hears of the own case; nobody else may listen to one that is not public', async () => {
    const citizen = place.citizen();
    const taken = await filed(citizen);
    const own = citizen.hears<Record<string, Heard>>(ONE, { id: taken.id, after: await cursorNow() });
    await giveTo(place, operator, taken.id, place.agencies.roads);
    expect((await nextOf(own, taken.id, 'ASSIGNED')).case).not.toBeNull();
    expect(await faultOf(place.citizen().hears(ONE, { id: taken.id }))).toBe('NOT_FOUND');
    expect(await faultOf(place.anyone.hears(ONE, { id: taken.id }))).toBe('NOT_FOUND');
    expect(await faultOf(commune.hears(ONE, { id: taken.id }))).toBe('NOT_FOUND');
    expect(await faultOf(place.anyone.hears(DESK))).toBe('UNAUTHENTICATED');
    expect(await faultOf(citizen.hears(DESK))).toBe('FORBIDDEN');
  });

  it('RESYNC: a cursor that is none, of another era, or from the future', async () => {
    const text = (cursor: string): string => Buffer.from(cursor).toString('base64url');
    for (const after of ['zzz', text('7.1.1'), text('1.99999999999.1')]) expect(await faultOf(operator.hears(DESK, { after })), after).toBe('RESYNC');
  });

  it('a shared group without a subject hears the same, and may not read what depends on who asks', async () => {
    const { sub: _sub, ...scope } = operator.identity;
    const group = place.as(scope);
    const desk = group.hears<Record<string, Heard>>(DESK, { after: await cursorNow() });
    const taken = await filed(place.citizen());
    expect((await nextOf(desk, taken.id)).kind).toBe('SUBMITTED');
  });
});
