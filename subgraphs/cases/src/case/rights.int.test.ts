import type { CaseEvent } from '@pakn/events/case';
import { newId, openPersonSeal } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, giveTo, happens, makePublic, type Filed } from '../testing/reports.ts';

const SECRET = 'bí mật không ai khác được đọc';
const ALL = `id title dueAt clock { workingMinutes } reporterRef place { lon lat } answers { content author { id } } answer { content }
  messages(first: 5) { nodes { text } } notes(first: 5) { nodes { text author { id } } } history(first: 20) { nodes { action comment changes { newValue } actor { id } } }
  assignments { status officer { id } comment dueAt } appointment { reason } rating { comment }`;
const ENTITY = `query($id: ID!) { _entities(representations: [{ __typename: "Case", id: $id }]) { ... on Case { ${ALL} } } }`;

interface Seen {
  title: string;
  dueAt: string | null;
  clock: object | null;
  reporterRef: string;
  place: { lon: number; lat: number };
  answers: { content: string; author: { id: string } | null }[];
  answer: { content: string } | null;
  messages: { nodes: { text: string }[] };
  notes: { nodes: { text: string }[] };
  history: { nodes: object[] };
  assignments: { status: string; officer: object | null; comment: string | null; dueAt: string | null }[];
}

let place: Province;
let operator: Person;
let roads: Person;
let reporter: Person;
let hidden: Filed;
let shown: Filed;

/** A case with the agency for roads, an unpublished answer, a message and a note. */
async function handled(input: object): Promise<Filed> {
  const taken = await filed(reporter, input);
  await giveTo(place, operator, taken.id, place.agencies.roads, SECRET);
  await happens(place, roads, taken.id, ({ assignments }): CaseEvent[] => [
    { type: 'CaseClaimed', data: { assignmentId: assignments[0]?.id ?? '', officerId: roads.id } },
    { type: 'MessageSent', data: { messageId: newId(), fromReporter: false, agencyId: place.agencies.roads, files: [] }, words: { text: SECRET } },
    { type: 'NoteAdded', data: { noteId: newId(), agencyId: place.agencies.roads, files: [] }, words: { text: SECRET } },
    {
      type: 'AnswerRecorded',
      data: { answerId: newId(), agencyId: place.agencies.roads, rewritten: false, files: [] },
      words: { answer: SECRET, documentNumber: null, comment: SECRET },
    },
  ]);
  return taken;
}

beforeAll(async () => {
  place = await province();
  operator = place.officer('desk', 'OPERATOR');
  roads = place.officer('roads', 'SPECIALIST');
  reporter = place.citizen();
  hidden = await handled({ identityMode: 'HIDDEN_NAME' });
  shown = await handled({});
  await makePublic(place, operator, shown.id);
});
afterAll(() => place.close());

async function entity(who: Person, id: string): Promise<Seen | null> {
  const { data, errors } = await who.ask<{ _entities: (Seen | null)[] }>(ENTITY, { id });
  if (!data) throw new Error(JSON.stringify(errors));
  return data._entities[0] ?? null;
}
const viewOf = (seen: Seen | null): string | undefined => openPersonSeal(place.env.SEAL_KEY ?? '', seen?.reporterRef ?? '')?.view;

describe('S1: who sees what of a case, `_entities` asked directly', () => {
  it('a case that is not public does not exist for outsiders', async () => {
    const outsiders = [
      place.anyone,
      place.citizen(),
      place.officer('commune', 'SPECIALIST'),
      place.officer('commune', 'AGENCY_LEADER'),
      place.partner('cases:read'),
      place.partner(),
    ];
    for (const who of outsiders) {
      expect(await entity(who, hidden.id)).toBeNull();
      expect((await who.ask<{ case: object | null }>(`{ case(code: "${hidden.code}") { id } }`)).data?.case ?? null).toBeNull();
    }
  });

  it('A5-04: the public, other citizens and other agencies see the public side of a public case alone', async () => {
    for (const who of [place.anyone, place.citizen(), place.officer('commune', 'SPECIALIST'), place.partner('cases:read')]) {
      const seen = await entity(who, shown.id);
      expect(seen).toMatchObject({
        dueAt: null,
        clock: null,
        answers: [],
        answer: null,
        messages: { nodes: [] },
        notes: { nodes: [] },
        history: { nodes: [] },
      });
      expect(seen?.assignments).toEqual([{ status: 'CLAIMED', officer: null, comment: null, dueAt: null }]);
      expect(JSON.stringify(seen)).not.toContain(SECRET);
      expect(viewOf(seen)).toBe('MASKED');
    }
  });

  it('the reporter reads the exchange, never notes, drafts of answers or the history', async () => {
    const seen = await entity(reporter, hidden.id);
    expect(seen).toMatchObject({
      dueAt: null,
      clock: null,
      answers: [],
      notes: { nodes: [] },
      history: { nodes: [] },
      messages: { nodes: [{ text: SECRET }] },
    });
    expect(viewOf(seen)).toBe('FULL');
  });

  it('officers of the agency read it all, but not who hid the name; the desk may', async () => {
    const seen = await entity(roads, hidden.id);
    expect(seen).toMatchObject({
      answers: [{ content: SECRET, author: { id: roads.id } }],
      answer: null,
      messages: { nodes: [{ text: SECRET }] },
      notes: { nodes: [{ text: SECRET }] },
    });
    expect(seen?.history.nodes.length).toBeGreaterThan(0);
    expect(seen?.dueAt).not.toBeNull();
    expect(JSON.stringify(seen)).not.toContain(reporter.id);
    expect(viewOf(seen)).toBe('NONE');
    expect(viewOf(await entity(operator, hidden.id))).toBe('FULL');
    expect(viewOf(await entity(roads, shown.id))).toBe('FULL');
  });

  it('A5-04: who oversees or administers reads the case, not the private exchange; the duty desk reads it', async () => {
    for (const who of [place.officer('office', 'SUPERVISOR'), place.officer('desk', 'OPERATOR')])
      expect(await entity(who, hidden.id)).toMatchObject({ notes: { nodes: [{ text: SECRET }] } });
    for (const who of [place.officer('office', 'SUPERVISOR'), place.officer('office', 'ADMIN')])
      expect(await entity(who, hidden.id)).toMatchObject({ messages: { nodes: [] } });
    expect(await entity(place.officer('desk', 'AGENCY_LEADER'), hidden.id)).toMatchObject({ messages: { nodes: [{ text: SECRET }] } });
  });

  it('S1: the public view carries no viewer, so that accounts gives a name and never a person', async () => {
    const { id } = await filed(reporter, { showFullName: true });
    await makePublic(place, operator, id);
    const seal = openPersonSeal(place.env.SEAL_KEY ?? '', (await entity(place.citizen(), id))?.reporterRef ?? '');
    expect(seal).toMatchObject({ view: 'FULL', viewer: '' });
  });

  it('sensitive categories show the public a snapped point, officers the true one', async () => {
    const [sensitive] = place.cases.services.reference.categories().filter((category) => category.sensitive);
    const { id } = await filed(reporter, { categoryCode: sensitive?.code });
    await makePublic(place, operator, id);
    const seen = await entity(place.anyone, id);
    expect(seen?.place).not.toEqual({ lon: 109.1895, lat: 12.2388 });
    expect(Math.abs((seen?.place.lat ?? 0) - 12.2388)).toBeLessThan(0.002);
    expect((await entity(operator, id))?.place).toEqual({ lon: 109.1895, lat: 12.2388 });
  });

  it('A7-05: a code alone shows status and dates of any case, nothing else', async () => {
    const { caseProgress } = await place.anyone.must<{ caseProgress: object }>(
      `{ caseProgress(code: "${hidden.code.toLowerCase()}") { code status answerDueAt timeline { text agency { id } } } }`,
    );
    expect(caseProgress).toMatchObject({ code: hidden.code, status: 'IN_PROGRESS', timeline: [{ text: 'Đã gửi phản ánh', agency: null }, { agency: null }] });
    expect(JSON.stringify(caseProgress)).not.toContain(SECRET);
  });

  it('B-13: a partner without cases:read reads nothing, with it no inbox', async () => {
    const codeOf = async (who: Person, query: string): Promise<string | undefined> => (await who.ask(query)).errors?.[0]?.extensions?.code;
    expect(await codeOf(place.partner('stats:read'), '{ cases(first: 1) { nodes { id } } }')).toBe('FORBIDDEN');
    expect(await codeOf(place.partner('cases:read'), '{ cases(first: 1) { nodes { id } } }')).toBeUndefined();
    expect(await codeOf(place.partner('cases:read'), '{ inbox(queue: ALL, first: 1) { nodes { id } } }')).toBe('FORBIDDEN');
    expect(await codeOf(place.anyone, '{ inboxCounts { count } }')).toBe('UNAUTHENTICATED');
  });

  it('S2: a call that the gateway did not sign is refused', async () => {
    const response = await fetch(`${place.cases.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ categories { code } }"}',
    });
    expect(response.status).toBe(401);
  });
});
