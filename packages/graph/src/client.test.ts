import { gql } from '@urql/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askByHttp } from './ask';
import { createClient, type Answer, type GraphClient } from './client';
import { requestFailure } from './failure';
import type { Session } from './session';

afterEach(() => vi.unstubAllGlobals());

const ME = gql<{ me: { id: string; name: string } | null }, Record<string, never>>`
  query Me {
    me {
      id
      name
    }
  }
`;
const RENAME = gql<{ rename: { id: string; name: string } }, { name: string }>`
  mutation Rename($name: String!) {
    rename(name: $name) {
      id
      name
    }
  }
`;
const HEARD = gql<{ renamed: { id: string; name: string } }, Record<string, never>>`
  subscription Renamed {
    renamed {
      id
      name
    }
  }
`;
const person = (name: string) => ({ __typename: 'User', id: 'u1', name });

interface Sent {
  headers: Record<string, string>;
  operationName: string;
}
/** A client over HTTP whose server answers by the test: data, a status without a graph's answer, or anything. */
function overHttp(answer: (sent: Sent, nth: number) => object | number | Response, session: Partial<Session> = {}) {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (_url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    sent.push({ headers, operationName: (JSON.parse(body) as { operationName: string }).operationName });
    const told = answer(sent.at(-1) as Sent, sent.length);
    if (told instanceof Response) return told;
    return typeof told === 'number'
      ? new Response('<h1>no</h1>', { status: told })
      : new Response(JSON.stringify(told), { headers: { 'content-type': 'application/json' } });
  });
  let language: 'vi' | 'en' = 'vi';
  const ask = askByHttp({
    endpoint: 'http://localhost/graphql',
    session: { token: async () => null, mayUpload: { value: false }, refresh: async () => false, ...session } as Session,
    language: () => language,
  });
  return { client: createClient(ask), sent, speak: (next: 'vi' | 'en') => (language = next) };
}
const watched = (client: GraphClient): { names: (string | undefined)[]; stop(): void } => {
  const names: (string | undefined)[] = [];
  const watching = client.watch(ME, {}, 'cache-first', ({ data }: Answer<{ me: { name: string } | null }>) => names.push(data?.me?.name));
  return { names, stop: () => watching.stop() };
};

describe('B-22 what the server words', () => {
  it('is asked for in the language that the reader has chosen, whatever the browser prefers', async () => {
    const { client, sent, speak } = overHttp(() => ({ data: { me: null } }));
    await client.query(ME, {}, 'network-only');
    speak('en');
    await client.query(ME, {}, 'network-only');
    expect(sent.map(({ headers }) => headers['accept-language'])).toEqual(['vi', 'en']);
  });
});

describe('the client of the graph', () => {
  it('holds an object once: a change and a stream are seen by all who watch it', async () => {
    const { client, sent } = overHttp(({ operationName }) => ({ data: operationName === 'Me' ? { me: person('An') } : { rename: person('Bình') } }));
    const { names } = watched(client);
    await vi.waitFor(() => expect(names).toEqual(['An']));
    await client.mutate(RENAME, { name: 'Bình' });
    await vi.waitFor(() => expect(names.at(-1)).toBe('Bình'));
    client.take(HEARD, {}, { renamed: person('Chi') });
    await vi.waitFor(() => expect(names.at(-1)).toBe('Chi'));
    expect(sent.map(({ operationName }) => operationName)).toEqual(['Me', 'Rename']);
  });

  it('R12 what could not be answered now is sent once more when the server wants it, a mutation with its key', async () => {
    const later = new Response('{}', { status: 503, headers: { 'retry-after': '0' } });
    const { client, sent } = overHttp((_sent, nth) => (nth === 1 ? later.clone() : nth === 2 ? { data: { me: person('An') } } : later.clone()));
    expect((await client.query(ME, {}, 'network-only')).data.me?.name).toBe('An');
    await expect(client.query(ME, {}, 'network-only')).rejects.toThrow();
    await expect(client.mutate(RENAME, { name: 'Bình' })).rejects.toThrow();
    expect(sent.map(({ operationName }) => operationName)).toEqual(['Me', 'Me', 'Me', 'Me', 'Rename', 'Rename']);
    expect(sent[5]?.headers['idempotency-key']).toBe(sent[4]?.headers['idempotency-key']);
  });

  it('B-10 sends a mutation with the key that it is given, else with one of its own; queries have none', async () => {
    const { client, sent } = overHttp(({ operationName }) => ({ data: operationName === 'Me' ? { me: null } : { rename: person('An') } }));
    await client.mutate(RENAME, { name: 'An' }, 'mine');
    await client.mutate(RENAME, { name: 'An' });
    await client.query(ME, {});
    const keys = sent.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toBe('mine');
    expect(keys[1]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[2]).toBeUndefined();
  });

  it('A3-05 renews a refused token once, and sends the same again with the same key', async () => {
    let token = 'old';
    const refused = { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] };
    const session = { token: async () => token, mayUpload: { value: true } as never, refresh: async () => ((token = 'new'), true) };
    const { client, sent } = overHttp(({ headers }) => (headers.authorization === 'Bearer new' ? { data: { rename: person('An') } } : refused), session);
    expect(await client.mutate(RENAME, { name: 'An' })).toEqual({ rename: { id: 'u1', name: 'An' } });
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('says what was missing: a refusal, an answer of no graph, a lost connection', async () => {
    const failing = async (answer: () => object | number) =>
      requestFailure(
        await overHttp(answer)
          .client.query(ME, {})
          .catch((error: unknown) => error),
      ).kind;
    expect(await failing(() => ({ data: null, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }))).toBe('forbidden');
    expect(await failing(() => 503)).toBe('unavailable');
    expect(await failing(() => 502)).toBe('server');
    expect(
      await failing(() => {
        throw new TypeError('Failed to fetch');
      }),
    ).toBe('network');
  });

  it('forgets one person before the next: what is watched is asked for again', async () => {
    const { client, sent } = overHttp((_sent, nth) => ({ data: { me: person(nth === 1 ? 'An' : 'Bình') } }));
    const { names, stop } = watched(client);
    await vi.waitFor(() => expect(names).toEqual(['An']));
    client.reset();
    await vi.waitFor(() => expect(names).toEqual(['An', 'Bình']));
    stop();
    client.readAgain();
    expect((await client.query(ME, {})).data.me?.name).toBe('Bình');
    expect(sent).toHaveLength(2);
  });

  it('P11 takes what the page has brought along instead of asking', async () => {
    const server = createClient(async () => ({ data: { me: person('An') } }), { onServer: true });
    await server.query(ME, {});
    const { client, sent } = overHttp(() => ({ data: { me: person('Bình') } }));
    client.carry(JSON.parse(JSON.stringify(server.answers())) as object);
    expect((await client.query(ME, {}, 'cache-and-network')).data.me?.name).toBe('An');
    expect(sent).toEqual([]);
    expect((await client.query(ME, {}, 'network-only')).data.me?.name).toBe('Bình');
  });
});
