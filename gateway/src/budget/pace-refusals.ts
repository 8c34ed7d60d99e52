import { setTimeout as after } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { payerKey } from './budgets.ts';
import { payerOf } from './refuse-spent.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The operation was answered by nothing but that it cannot be: its text, its shape, who asks. */
    refused?: boolean;
  }
}

/** Refusals of one payer that are answered at once. A person who mistypes, or a page with a fault, meets a few. */
const AT_ONCE = 20;
const PER_SECOND = 25;
const LONGEST_WAIT_MS = 1_000;
const SECOND_MS = 1_000;
/** Payers that are remembered at once; beyond, those who owe nothing are forgotten, then the oldest. */
const REMEMBERED = 50_000;
const REFUSED = new Set([400, 413, 415]);

/** Says how long the answer to a payer's next refused request waits, so that no more than `PER_SECOND` of them go out. */
export class RefusalPace {
  /** When the last refusal of a payer would be due, at that pace. */
  private readonly due = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @returns milliseconds */
  next(payer: string): number {
    const now = this.now();
    const before = this.due.get(payer) ?? 0;
    const earliest = now - (AT_ONCE / PER_SECOND) * SECOND_MS;
    const due = Math.min(Math.max(before, earliest) + SECOND_MS / PER_SECOND, now + LONGEST_WAIT_MS);
    this.due.delete(payer); // to the end: the first is the one that was refused longest ago
    this.due.set(payer, due);
    if (this.due.size > REMEMBERED) this.forget(earliest);
    return Math.max(0, due - now);
  }

  private forget(earliest: number): void {
    for (const [payer, due] of this.due) {
      if (due > earliest && this.due.size <= REMEMBERED) return;
      this.due.delete(payer);
    }
  }
}

/**
 * Whoever sends what is refused, again and again without a pause, is answered no faster than the pace: reading a hostile text takes the gateway some
 * milliseconds, which others wait for (S14, ADR 0045). Nobody else is slowed, nor are the same payer's requests that are right.
 */
export function paceRefusals(scope: FastifyInstance, pace = new RefusalPace()): void {
  scope.addHook('onSend', async (request, reply) => {
    if (!request.caller || !(request.refused === true || REFUSED.has(reply.statusCode))) return;
    const wait = pace.next(payerKey(payerOf(request)));
    if (wait > 0) await after(wait);
  });
}
