import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resumable, type ResumableOptions, type StreamState, type StreamTransport } from './resumable';

interface Event {
  cursor: string;
}
type Sink = Parameters<StreamTransport['subscribe']>[1];

/** A socket without a network: what was subscribed can be looked at and answered. */
function wire(alreadyOpen = false) {
  const calls: { payload: { query: string; variables: Record<string, unknown> }; sink: Sink; open: boolean }[] = [];
  const listeners = new Set<(open: boolean) => void>();
  const transport: StreamTransport = {
    subscribe(payload, sink) {
      const call = { payload, sink, open: true };
      calls.push(call);
      return () => (call.open = false);
    },
    onConnection(listener) {
      listeners.add(listener);
      if (alreadyOpen) listener(true);
      return () => listeners.delete(listener);
    },
  };
  const last = () => {
    const call = calls.at(-1);
    if (!call) throw new Error('nothing was subscribed');
    return call;
  };
  return { transport, calls, last, connection: (open: boolean) => listeners.forEach((listener) => listener(open)) };
}

function stream(more: Partial<ResumableOptions<Event>> = {}) {
  const socket = wire();
  const events: string[] = [];
  const states: StreamState[] = [];
  const stop = resumable<Event>({
    query: 'subscription',
    variables: { id: 'c1' },
    after: '10',
    cursorOf: ({ cursor }) => cursor,
    onEvent: ({ cursor }) => events.push(cursor),
    onState: (state) => states.push(state),
    onResync: async () => '50',
    renew: async () => true,
    transport: socket.transport,
    random: () => 1,
    ...more,
  });
  return { ...socket, events, states, stop, say: (cursor: string) => socket.last().sink.next({ data: { cursor } }) };
}
const error = (code: string) => [{ message: code, extensions: { code } }];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('R3 a stream that survives lost connections', () => {
  it('begins after the cursor that was read with the list', () => {
    expect(stream().last().payload.variables).toEqual({ id: 'c1', after: '10' });
  });
  it('writes the last cursor into the very variables that graphql-ws sends again', () => {
    const { say, last } = stream();
    const { payload } = last();
    say('11');
    say('12');
    expect(payload.variables).toEqual({ id: 'c1', after: '12' });
  });
  it('drops what was seen already and keeps the order', () => {
    const { say, events } = stream();
    for (const cursor of ['11', '12', '11', '12', '13']) say(cursor);
    expect(events).toEqual(['11', '12', '13']);
  });
  it('subscribes again after an unexpected end, from the last cursor', async () => {
    const { say, last, calls } = stream();
    say('11');
    last().sink.complete();
    await vi.advanceTimersByTimeAsync(500);
    expect(calls).toHaveLength(2);
    expect(last().payload.variables.after).toBe('11');
  });
  it('waits longer each time, never more than 30 s, and starts small again after an event', async () => {
    const { last, calls, say } = stream();
    for (const wait of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      const before = calls.length;
      last().sink.error(new Error('lost'));
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(calls).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(calls).toHaveLength(before + 1);
    }
    say('11');
    last().sink.complete();
    await vi.advanceTimersByTimeAsync(500);
    expect(calls).toHaveLength(10);
  });
  it('one loss counts once, although errors and an end both come', async () => {
    const { last, calls } = stream();
    const { sink } = last();
    sink.next({ errors: error('INTERNAL_SERVER_ERROR') });
    sink.complete();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(2);
  });
  it('RESYNC: reads everything again and goes on after the new cursor', async () => {
    const onResync = vi.fn(async () => '50');
    const { last, say, events } = stream({ onResync });
    say('11');
    last().sink.next({ errors: error('RESYNC') });
    await vi.advanceTimersByTimeAsync(500);
    expect(onResync).toHaveBeenCalledOnce();
    expect(last().payload.variables.after).toBe('50');
    say('11');
    expect(events).toEqual(['11', '11']);
  });
  it('a token that ran out is renewed; with nobody signed in the stream is refused', async () => {
    const renewed = stream();
    renewed.last().sink.next({ errors: error('UNAUTHENTICATED') });
    await vi.advanceTimersByTimeAsync(500);
    expect(renewed.calls).toHaveLength(2);
    const over = stream({ renew: async () => false });
    over.last().sink.error({ code: 4403 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([over.calls.length, over.states.at(-1)]).toEqual([1, 'refused']);
  });
  it('without a right it ends and says so', async () => {
    const { last, calls, states } = stream();
    last().sink.next({ errors: error('FORBIDDEN') });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([calls.length, states.at(-1)]).toEqual([1, 'refused']);
  });
  it('says when it is live and when it is offline', () => {
    const { states, connection } = stream();
    connection(true);
    connection(false);
    connection(true);
    expect(states).toEqual(['connecting', 'live', 'offline', 'live']);
  });
  it('on a socket that another stream opened it is live at once', () => {
    expect(stream({ transport: wire(true).transport }).states).toEqual(['connecting', 'live']);
  });
  it('stopped, it is silent', async () => {
    const { stop, last, calls, events } = stream();
    const { sink } = last();
    stop();
    sink.next({ data: { cursor: '11' } });
    sink.error(new Error('lost'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([calls.length, events.length, last().open]).toEqual([1, 0, false]);
  });
});
