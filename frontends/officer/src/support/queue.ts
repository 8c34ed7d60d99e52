import type { SupportRowFragment } from '../gql/graphql';

export type SupportRow = SupportRowFragment;

const isInQueue = ({ status }: SupportRow): boolean => status === 'WAITING' || status === 'LIVE';
const waitedSince = ({ waitingSince }: SupportRow): number => Date.parse(waitingSince ?? '') || 0;

/** The rows with one as it is now: as the server lists them, who waits longest first, then what goes on; what is closed is gone. */
export function withRow(rows: readonly SupportRow[], row: SupportRow): readonly SupportRow[] {
  const others = rows.filter(({ id }) => id !== row.id);
  if (!isInQueue(row)) return others;
  return [...others, row].toSorted(
    (one, other) => Number(one.status === 'LIVE') - Number(other.status === 'LIVE') || waitedSince(one) - waitedSince(other) || one.id.localeCompare(other.id),
  );
}

/** Whether a row has just begun to wait: that is what the desk is alerted to. */
export const beginsToWait = (before: SupportRow | undefined, now: SupportRow): boolean => now.status === 'WAITING' && before?.status !== 'WAITING';

/** Somebody who was not seen for so long has left, as the server says of presence. */
const GONE_AFTER_MS = 60_000;
export const isThere = (seenAt: string | null | undefined, now: number): boolean => now - (Date.parse(seenAt ?? '') || 0) < GONE_AFTER_MS;
