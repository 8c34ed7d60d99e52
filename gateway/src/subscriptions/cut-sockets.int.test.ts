import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { officer, world, type Received, type Listening, type World } from '../testing/client.ts';
import { seeded } from '../testing/simulation.ts';

const EVENTS = Number(process.env.RUNS ?? 100);
const CLIENTS = 12;
const QUERY = 'subscription ($after: String) { caseEvents(after: $after) { cursor n case { title reporterName score } } }';

interface Event {
  cursor: string;
  n: number;
  case: { score: number | null };
}

/** On a busy machine a subgraph's part may be left out: the frame then has errors beside its data. */
const eventOf = (received: unknown): Event =>
  (typeof received === 'object' && received !== null && 'data' in received ? (received.data as { caseEvents: Event }).caseEvents : received) as Event;

/** An officer's screen that comes back with the last cursor it saw whenever its socket is cut. */
class Screen {
  readonly seen: number[] = [];
  private cursor = 'c0';
  private socket: Listening | null = null;
  private received: Received | null = null;

  constructor(private readonly connect: () => Listening) {}

  open(): void {
    this.socket = this.connect();
    this.received = this.socket.subscribe(QUERY, { after: this.cursor });
  }
  /** Takes what came, then cuts the socket without a goodbye. */
  cut(): void {
    for (const event of (this.received?.events ?? []).map(eventOf)) {
      this.seen.push(event.n);
      this.cursor = event.cursor;
    }
    this.received = null;
    this.socket?.client.terminate();
  }
  get count(): number {
    return this.seen.length + (this.received?.events.length ?? 0);
  }
}

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.close());

describe('B-01 R3 sockets cut at random', () => {
  test(
    `${CLIENTS} officers, ${EVENTS} events, the cases subgraph restarted meanwhile: nothing missed, nothing twice, in order`,
    { timeout: 120_000 + EVENTS * 50 },
    async () => {
      const random = seeded(EVENTS);
      const tokens = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => here.token(officer(`o${i}`, `agency-${i % 3}`))));
      const screens = tokens.map((token) => new Screen(() => here.connect(token)));
      for (const screen of screens) screen.open();
      for (let n = 1; n <= EVENTS; n++) {
        here.province.log.append(String(n));
        if (random() < 0.5) {
          const screen = screens[Math.floor(random() * CLIENTS)];
          screen?.cut();
          screen?.open();
        }
        if (n % Math.ceil(EVENTS / 4) === 0) {
          await here.province.stop('cases');
          await here.province.serve('cases');
        }
        await new Promise((turn) => setImmediate(turn));
      }
      await vi.waitFor(() => expect(screens.map((screen) => screen.count)).toEqual(screens.map(() => EVENTS)), { timeout: 60_000 });
      const all = Array.from({ length: EVENTS }, (_, i) => i + 1);
      for (const screen of screens) {
        screen.cut();
        expect(screen.seen).toEqual(all);
      }
    },
  );
});
