import { appendEvent } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import type { Subscription } from '../testing/listen.ts';
import type { Person } from '../testing/province.ts';
import {
  begins,
  CONVERSATION_FIELDS,
  MESSAGE_FIELDS,
  solved,
  supportAct,
  type BegunConversation,
  type SeenConversation,
  type SeenMessage,
} from '../testing/support.ts';
import { KEPT_DAYS, sweepSupport } from './sweep-support.ts';

let d: Desks;
let operator: Person;
let visitor: Person;
beforeAll(async () => {
  d = await desks({ sweeping: false });
  operator = d.here.officer('desk', 'OPERATOR');
  visitor = d.here.anyone;
});
afterAll(() => d.here.close());

const ARGS = '$id: ID!, $token: String, $after: String';
const PASSED = 'conversationId: $id, token: $token, after: $after';
const MESSAGES = `subscription (${ARGS}) { supportMessageAdded(${PASSED}) { ${MESSAGE_FIELDS} } }`;
const CHANGES = `subscription (${ARGS}) { supportConversationChanged(${PASSED}) { ${CONVERSATION_FIELDS} } }`;
const QUEUE = `subscription ($after: String) { supportQueueChanged(after: $after) { ${CONVERSATION_FIELDS} } }`;

const begun = (): Promise<BegunConversation> => begins(visitor, { challenge: solved(d.here) });
async function live(): Promise<BegunConversation> {
  const one = await begun();
  const { version } = await supportAct(visitor, 'requestAdviser', { conversationId: one.id, token: one.token });
  return { ...one, ...(await supportAct(operator, 'claimSupport', { id: one.id, version })) };
}
const next = async <T>(subscription: Subscription<Record<string, T>>): Promise<T> => {
  const { data, errors } = await subscription.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0] as T;
};
const faultOf = async (subscription: Subscription<unknown>): Promise<string | undefined> => (await subscription.next()).errors?.[0]?.extensions?.code;

describe('A9-01 a live conversation', () => {
  it('B-01 each side receives what the other says, at once and each message once', async () => {
    const { id, token, messages } = await live();
    const after = messages.nodes.at(-1)?.cursor;
    const sides = [
      visitor.subscribe<Record<string, SeenMessage>>(MESSAGES, { id, token, after }),
      operator.subscribe<Record<string, SeenMessage>>(MESSAGES, { id, after }),
    ];
    await supportAct(operator, 'sendSupportMessage', { conversationId: id, text: 'Chào Anh/chị' });
    await supportAct(visitor, 'sendSupportMessage', { conversationId: id, token, text: 'Chào tư vấn viên' });
    for (const side of sides) expect([(await next(side)).text, (await next(side)).text]).toEqual(['Chào Anh/chị', 'Chào tư vấn viên']);
  });

  it('B-01 R3 over lost connections nothing is lost and nothing comes twice, while both sides write', async () => {
    const { id, token, messages } = await live();
    let cursor = messages.nodes.at(-1)?.cursor;
    const COUNT = 20;
    const expected = new Set<string>();
    const writing = Promise.all([
      (async () => {
        for (let i = 0; i < COUNT / 2; i++) {
          expected.add(`o${i}`);
          await supportAct(operator, 'sendSupportMessage', { conversationId: id, text: `o${i}` });
        }
      })(),
      (async () => {
        for (let i = 0; i < COUNT / 2; i++) {
          expected.add(`v${i}`);
          await supportAct(visitor, 'sendSupportMessage', { conversationId: id, token, text: `v${i}` });
        }
      })(),
    ]);
    const seen: string[] = [];
    while (seen.length < COUNT) {
      const stream = visitor.subscribe<Record<string, SeenMessage>>(MESSAGES, { id, token, after: cursor });
      for (let taken = 0; taken < 3 && seen.length < COUNT; taken++) {
        const message = await next(stream);
        seen.push(message.text);
        cursor = message.cursor;
      }
      stream.close();
    }
    await writing;
    expect(seen).toHaveLength(COUNT);
    expect(new Set(seen)).toEqual(expected);
    for (const side of ['o', 'v']) expect(seen.filter((text) => text.startsWith(side))).toEqual(Array.from({ length: COUNT / 2 }, (_, i) => `${side}${i}`));
  });

  it('the visitor sees that an adviser comes, types and closes', async () => {
    const one = await begun();
    const changes = visitor.subscribe<Record<string, SeenConversation>>(CHANGES, { id: one.id, token: one.token, after: one.cursor });
    const until = async (fits: (found: SeenConversation) => boolean): Promise<SeenConversation> => {
      for (;;) {
        const found = await next(changes);
        if (fits(found)) return found;
      }
    };
    const { version } = await supportAct(visitor, 'requestAdviser', { conversationId: one.id, token: one.token });
    await until(({ status }) => status === 'WAITING');
    const claimed = await supportAct(operator, 'claimSupport', { id: one.id, version });
    expect(await until(({ status }) => status === 'LIVE')).toMatchObject({ operator: null });
    await supportAct(operator, 'setSupportTyping', { conversationId: one.id, typing: true });
    await until(({ presence }) => presence.operatorTyping);
    await supportAct(operator, 'closeSupport', { id: one.id, version: claimed.version });
    await until(({ status }) => status === 'CLOSED');
  });

  it('operators see who begins to wait, is taken and closed; a cursor of before replays it', async () => {
    const { supportQueue } = await operator.must<{ supportQueue: { cursor: string } }>('{ supportQueue(first: 1) { cursor } }');
    const queue = operator.subscribe<Record<string, SeenConversation>>(QUEUE, { after: supportQueue.cursor });
    const { id, version } = await live();
    const of = async (subscription: typeof queue, status: string): Promise<SeenConversation> => {
      for (;;) {
        const found = await next(subscription);
        if (found.id === id && found.status === status) return found;
      }
    };
    const { cursor } = await of(queue, 'LIVE');
    await supportAct(operator, 'closeSupport', { id, version });
    await of(queue, 'CLOSED');
    await of(operator.subscribe<Record<string, SeenConversation>>(QUEUE, { after: cursor }), 'CLOSED');
    await of(operator.subscribe<Record<string, SeenConversation>>(QUEUE, { after: supportQueue.cursor }), 'CLOSED');
  });

  it('RESYNC: a cursor that is none of this conversation or of this database', async () => {
    const { id, token } = await begun();
    const text = (cursor: string): string => Buffer.from(cursor).toString('base64url');
    for (const after of ['zzz', text('[999]')]) expect(await faultOf(visitor.subscribe(MESSAGES, { id, token, after })), after).toBe('RESYNC');
    for (const after of ['zzz', text(`99999999999.${id}`)]) expect(await faultOf(operator.subscribe(QUEUE, { after })), after).toBe('RESYNC');
  });

  it("S1 nobody else listens: another visitor's token, another account, a specialist", async () => {
    const { id } = await live();
    const other = await begun();
    const outsiders: [Person, string | null][] = [
      [visitor, other.token],
      [visitor, null],
      [d.here.citizen(), null],
      [d.here.officer('roads', 'SPECIALIST'), null],
    ];
    for (const [who, token] of outsiders) {
      expect(await faultOf(who.subscribe(MESSAGES, { id, token }))).toBe('NOT_FOUND');
      expect(await faultOf(who.subscribe(CHANGES, { id, token }))).toBe('NOT_FOUND');
      expect(await faultOf(who.subscribe(QUEUE))).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
  });
});

describe('A9-01 what is kept of it', () => {
  const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    ((await d.sql(sql, values)) as { rows: Record<string, unknown>[] }).rows;
  const pool = (): Desks['here']['cases']['services']['pool'] => d.here.cases.services.pool;

  it('a silent conversation ends, and its words are deleted after the time of keeping', async () => {
    const [silent, fresh] = [await begun(), await begun()];
    await d.sql(`update cases.support_conversation set last_said_at = last_said_at - interval '25 hours' where id = $1`, [silent.id]);
    await sweepSupport(pool());
    const stateOf = async (id: string): Promise<unknown> => (await rows('select status, said from cases.support_conversation where id = $1', [id]))[0];
    expect(await stateOf(silent.id)).toEqual({ status: 'CLOSED', said: 2 });
    expect(await stateOf(fresh.id)).toMatchObject({ status: 'BOT' });
    await d.sql(`update cases.support_conversation set closed_at = closed_at - make_interval(days => $2, mins => -1) where id = $1`, [silent.id, KEPT_DAYS]);
    await sweepSupport(pool());
    expect(await stateOf(silent.id)).toMatchObject({ status: 'CLOSED' });
    await d.sql(`update cases.support_conversation set closed_at = closed_at - interval '2 minutes' where id = $1`, [silent.id]);
    await sweepSupport(pool());
    expect(await stateOf(silent.id)).toBeUndefined();
    expect(await rows('select 1 from cases.support_message where conversation_id = $1', [silent.id])).toEqual([]);
  });

  it('B-36 goes with the account that is deleted', async () => {
    const [person, another] = [d.here.citizen(), d.here.citizen()];
    const [mine, theirs] = [await begins(person, { text: 'Của tôi' }), await begins(another, { text: 'Của người khác' })];
    const probe = newId();
    await inTransaction(pool(), async (client) => {
      const by = { commandId: 'test', actorId: null, at: new Date(), audience: [] };
      await appendEvent(client, { ...by, type: 'AccountErased', data: { accountId: String(person.identity.sub) } });
      await appendEvent(client, { ...by, type: 'ContactSaved', data: { contactId: probe, revision: 1, active: true } });
    });
    expect(await d.here.cases.services.people.contact(probe)).not.toBeNull();
    expect(await rows('select id from cases.support_conversation where id = any($1)', [[mine.id, theirs.id]])).toEqual([{ id: theirs.id }]);
  });
});
