import { badInput, decodeCursor } from '@pakn/service-kit';

const LARGEST_PAGE = 100;

/** `first` of a connection. @throws BAD_USER_INPUT outside 1..100 */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > LARGEST_PAGE) throw badInput(`first must be between 1 and ${LARGEST_PAGE}.`);
  return first;
}

/** The sort key of a keyset cursor, or null at the beginning. @throws BAD_USER_INPUT for what is no cursor of this list */
export function keyAfter(after: string | null | undefined, length: number): (string | number | null)[] | null {
  if (after === null || after === undefined) return null;
  const key = decodeCursor(after);
  if (!key || key.length !== length) throw badInput('after is not a cursor of this list.');
  return key;
}
