import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Subscription } from '../testing/listen.ts';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, giveTo, makePublic, takeBack } from '../testing/reports.ts';

interface Received {
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
async function next(subscription: Subscription<Record<string, Received>>): Promise<Received> {
  const { data, errors } = await subscription.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0] as Received;
}
/** The next of this case: a cursor may stand before what was just committed, while another transaction of the cluster is open. */
async function nextOf(subscription: Subscription<Record<string, Received>>, caseId: string, kind?: string): Promise<Received> {
  for (;;) {
    const received = await next(subscription);
    if (received.caseId === caseId && (!kind || received.kind === kind)) return received;
  }
}
const faultOf = async (subscription: Subscription<unknown>): Promise<string | undefined> => (await subscription.next()).errors?.[0]?.extensions?.code;

describe('live events', () => {
  it('B-01: a desk receives a new report, and replays what it missed from its cursor, once and in order', async () => {
    const desk = operator.subscribe<Record<string, Received>>(DESK, { after: await cursorNow() });
    const citizen = place.citizen();
    const first = await filed(citizen, { title: 'Đèn đường hỏng' });
    const received = await nextOf(desk, first.id);
    expect(received).toMatchObject({ kind: 'SUBMITTED', case: { title: 'Đèn đường hỏng' } });
    desk.close();
    const missed = [await filed(citizen), await filed(citizen), await filed(citizen)];
    const again = operator.subscribe<Record<string, Received>>(DESK, { after: received.cursor });
    for (const each of missed) expect((await next(again)).caseId).toBe(each.id);
    const live = await filed(citizen);
    expect((await next(again)).caseId).toBe(live.id);
    expect(again.frames).toHaveLength(4);
  });

  it('B-01 S4: an agency receives events of its cases alone, and that a case left it, with nothing of the case', async () => {
    const after = await cursorNow();
    const at = { roads: roads.subscribe<Record<string, Received>>(DESK, { after }), commune: commune.subscribe<Record<string, Received>>(DESK, { after }) };
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

  it('S1: the public receives public kinds of public cases alone', async () => {
    const after = await cursorNow();
    const map = place.anyone.subscribe<Record<string, Received>>(PUBLIC, { after });
    const hidden = await filed(place.citizen());
    const shown = await filed(place.citizen());
    await giveTo(place, operator, hidden.id, place.agencies.roads);
    await makePublic(place, operator, shown.id);
    expect(await nextOf(map, shown.id)).toMatchObject({ kind: 'ACCEPTED' });
    await makePublic(place, operator, shown.id, false);
    expect(await nextOf(map, shown.id), 'that it left the map').toMatchObject({ case: null });
    expect(map.frames.map((frame) => frame.data?.publicCaseEvents?.caseId)).not.toContain(hidden.id);
  });

  it('A5-05: a reporter receives events of the own case; nobody else may subscribe to one that is not public', async () => {
    const citizen = place.citizen();
    const taken = await filed(citizen);
    const own = citizen.subscribe<Record<string, Received>>(ONE, { id: taken.id, after: await cursorNow() });
    await giveTo(place, operator, taken.id, place.agencies.roads);
    expect((await nextOf(own, taken.id, 'ASSIGNED')).case).not.toBeNull();
    expect(await faultOf(place.citizen().subscribe(ONE, { id: taken.id }))).toBe('NOT_FOUND');
    expect(await faultOf(place.anyone.subscribe(ONE, { id: taken.id }))).toBe('NOT_FOUND');
    expect(await faultOf(commune.subscribe(ONE, { id: taken.id }))).toBe('NOT_FOUND');
    expect(await faultOf(place.anyone.subscribe(DESK))).toBe('UNAUTHENTICATED');
    expect(await faultOf(citizen.subscribe(DESK))).toBe('FORBIDDEN');
  });

  it('RESYNC: a cursor that is none, of another era, or from the future', async () => {
    const text = (cursor: string): string => Buffer.from(cursor).toString('base64url');
    for (const after of ['zzz', text('7.1.1'), text('1.99999999999.1')]) expect(await faultOf(operator.subscribe(DESK, { after })), after).toBe('RESYNC');
  });

  it('a shared group without a subject receives the same, and may not read what depends on who asks', async () => {
    const { sub: _sub, ...scope } = operator.identity;
    const group = place.as(scope);
    const desk = group.subscribe<Record<string, Received>>(DESK, { after: await cursorNow() });
    const taken = await filed(place.citizen());
    expect((await nextOf(desk, taken.id)).kind).toBe('SUBMITTED');
  });
});
