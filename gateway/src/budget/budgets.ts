import { isNobody, type Identity } from '@pakn/service-kit';

export const WINDOW_MS = 60_000;
/** Callers that are remembered at once; beyond, those whose window is over are forgotten, then the oldest. */
const REMEMBERED = 200_000;

/** What is counted: the declared cost of operations, or tries to find a case by its code. */
export type Resource = 'address' | 'account' | 'partner' | 'codes';

/** How much of one budget is left, as the headers say it. */
export interface Standing {
  resource: Resource;
  limit: number;
  used: number;
  /** Unix milliseconds. */
  resetAt: number;
}

export const remainingOf = ({ limit, used }: Standing): number => Math.max(0, limit - used);

interface Window {
  used: number;
  resetAt: number;
}

/**
 * Budgets of callers in windows of a minute. People who signed in count by account and partners by key, wherever they sit: an office of 400 shares one
 * address. Only the anonymous count by address. Each gateway process counts for itself (ADR 0024).
 */
export class Budgets {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly limits: Readonly<Record<Resource, number>>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes `amount` of the caller's budget; null: nothing was taken, it is spent until `standing().resetAt`. */
  take(caller: { identity: Identity; address: string }, amount: number, resource: Resource = kindOf(caller.identity)): Standing | null {
    const window = this.windowOf(keyOf(resource, caller));
    if (window.used + amount > this.limits[resource]) return null;
    window.used += amount;
    return { resource, limit: this.limits[resource], ...window };
  }

  /** Gives back what was charged too much. */
  refund(caller: { identity: Identity; address: string }, amount: number, resource: Resource = kindOf(caller.identity)): void {
    const window = this.windowOf(keyOf(resource, caller));
    window.used = Math.max(0, window.used - amount);
  }

  standing(caller: { identity: Identity; address: string }, resource: Resource = kindOf(caller.identity)): Standing {
    return { resource, limit: this.limits[resource], ...this.windowOf(keyOf(resource, caller)) };
  }

  private windowOf(key: string): Window {
    const now = this.now();
    const known = this.windows.get(key);
    if (known && known.resetAt > now) return known;
    if (!known && this.windows.size >= REMEMBERED) this.forget(now);
    const window = { used: 0, resetAt: now + WINDOW_MS };
    this.windows.delete(key); // to the end: the first is the one that ends first
    this.windows.set(key, window);
    return window;
  }

  private forget(now: number): void {
    for (const [key, { resetAt }] of this.windows) {
      if (resetAt > now && this.windows.size < REMEMBERED) return;
      this.windows.delete(key);
    }
  }
}

const kindOf = ({ kind }: Identity): Resource => (kind === 'PARTNER' ? 'partner' : isNobody({ kind }) ? 'address' : 'account');

/** Who pays: a person or partner, or for the anonymous their network. */
export const payerKey = ({ identity, address }: { identity: Identity; address: string }): string =>
  (isNobody(identity) ? undefined : identity.sub) ?? networkOf(address);
const keyOf = (resource: Resource, caller: { identity: Identity; address: string }): string => `${resource} ${payerKey(caller)}`;

/** One household's IPv6 network is one address, since each of its devices can take any of 2^64. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...rest].slice(0, 4).join(':');
}
