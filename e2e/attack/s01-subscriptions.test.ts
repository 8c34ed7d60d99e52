import { beforeAll, expect, inject, test } from 'vitest';
import { does } from '../outside/case-acts.ts';
import { subscribe, until, type Subscription } from '../outside/client.ts';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';
import { ACCESS } from './access.ts';
import type { Targets } from './arguments.ts';
import { furnishedCases, type Cases } from './furnished.ts';
import { callOf, rootFields } from './graph.ts';
import { targetsOf } from './targets.ts';
import { crowd, SEEING, WHO, type Crowd, type Who } from './people.ts';

const system: System = inject('system');
let people: Crowd;
let cases: Cases;
let targets: Targets;
beforeAll(async () => {
  people = await crowd(system);
  cases = await furnishedCases(people);
  targets = await targetsOf(system, people, cases);
});

interface Listening {
  coordinate: string;
  who: Who;
  socket: Subscription<{ __typename: string; caseId?: string }>;
}

const OF_NO_CASE = /^Subscription\.(notificationAdded|support)/;

const codeOf = (socket: Subscription<unknown>): string | undefined => {
  const [first] = socket.errors.flat() as { extensions?: { code?: string } }[];
  return first && (first.extensions?.code ?? JSON.stringify(first));
};

test('S1 S4: every subscription as everybody: who may not is refused, and of a hidden case only those hear who see it', async () => {
  const listening: Listening[] = [];
  for (const root of rootFields.filter(({ kind }) => kind === 'subscription'))
    for (const who of WHO) {
      const query = callOf(root).replace('{ __typename }', OF_NO_CASE.test(root.coordinate) ? '{ __typename }' : '{ __typename caseId }');
      const has = (argument: string): boolean => root.field.args.some(({ name }) => name === argument);
      const variables = { ...(has('id') && { id: cases.hidden.id }), ...(has('conversationId') && { conversationId: targets.conversationId }) };
      listening.push({ coordinate: root.coordinate, who, socket: subscribe(people[who], root.field.name, query, variables) });
    }
  const expectedOf = ({ coordinate, who }: Listening): string | undefined => ACCESS[coordinate]?.expected[who];
  const allowed = listening.filter((each) => expectedOf(each) === 'ALLOWED');
  const refused = listening.filter((each) => !allowed.includes(each));
  await until('every wrong one to be refused', async () => refused.every(({ socket }) => codeOf(socket) !== undefined));
  expect(refused.map((each) => [each.coordinate, each.who, codeOf(each.socket)])).toEqual(refused.map((each) => [each.coordinate, each.who, expectedOf(each)]));

  // Something happens to the hidden case, and then, as the sign that it is over, to the public one.
  await does(people['the reporter'], 'sendMessage', { caseId: cases.hidden.id, text: 'Tin riêng' });
  await does(people['an operator'], 'editCase', { id: cases.shown.id, version: cases.shown.version, urgency: 'URGENT' });
  const hears = allowed.filter(({ coordinate, who }) => coordinate === 'Subscription.caseEvents' && SEEING.includes(who));
  await until('those with a hand in both to hear of both', async () =>
    hears.every(({ socket }) => [cases.hidden.id, cases.shown.id].every((id) => socket.received.some(({ caseId }) => caseId === id))),
  );
  const wrong = listening.filter(({ who, socket }) => socket.received.some(({ caseId }) => caseId === cases.hidden.id) && !SEEING.includes(who));
  expect(wrong.map(({ coordinate, who }) => `${coordinate} told ${who} of a case that is not public`)).toEqual([]);
  expect(allowed.filter(({ socket }) => socket.errors.length > 0).map((each) => [each.coordinate, each.who, codeOf(each.socket)])).toEqual([]);
  await Promise.all(listening.map(({ socket }) => socket.close()));
  observed('S1', `${listening.length} subscriptions: ${refused.length} refused, ${allowed.length} allowed, 0 events of others`);
});
