import type { Pool } from 'pg';
import { connect } from './database.ts';
import { isNobody, type Identity } from './identity.ts';
import type { Logger } from './logger.ts';

/** The gateway prints the operation first; subscriptions live beside all budgets, on the service's own connections. */
const READS = /^\s*(query\b|\{)/;

/** How an operation uses the database: whoever reads has connections apart from those who write, and the anonymous apart from the signed in. */
export type Use = 'anonymous-read' | 'read' | 'write';

/**
 * Connections of one process and what one statement may take, in ms; PostgreSQL cancels it then. Together with the writers' own pools (12 and 12) three
 * subgraphs stay far below PostgreSQL's 200.
 */
const BUDGETS = {
  'anonymous-read': { max: 8, statementMs: 500 },
  read: { max: 12, statementMs: 2_000 },
} as const satisfies Record<Exclude<Use, 'write'>, { max: number; statementMs: number }>;

/** The connections for reading. The limit of a statement is a start parameter of the connection: it costs no round trip. */
export interface ConnectionBudgets {
  /** @returns the pool of this use; for writing `undefined`: the service's own */
  poolOf(use: Use): Pool | undefined;
  close(): Promise<void>;
}

export function openBudgets(url: string, logger: Pick<Logger, 'warn'>): ConnectionBudgets {
  const pools = {
    'anonymous-read': connect(url, logger, BUDGETS['anonymous-read']),
    read: connect(url, logger, BUDGETS.read),
  };
  return {
    poolOf: (use) => (use === 'write' ? undefined : pools[use]),
    close: async () => void (await Promise.all(Object.values(pools).map((pool) => pool.end()))),
  };
}

/** @param query the operation as the gateway sent it */
export function useOf(query: unknown, identity: Identity): Use {
  if (typeof query !== 'string' || !READS.test(query)) return 'write';
  return isNobody(identity) ? 'anonymous-read' : 'read';
}
