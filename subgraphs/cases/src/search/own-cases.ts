import { encodeCursor, keyAfter, pageSize } from '@pakn/service-kit';
import { hasWords, MOST_COUNTED } from '@pakn/vocabulary';
import type { Case } from '../entities/case.entity.ts';
import type { CaseConnection } from '../graph/case.graph.ts';
import type { CaseFilter } from './case-filter.graph.ts';
import { LISTS } from './where.ts';

/** Begins the cursor of a draft, as those of cases begin with their order. */
const DRAFTS = 'b';
const cursorOf = ({ submittedAt, id }: Case): string => encodeCursor([DRAFTS, submittedAt.toISOString(), id]);

interface Asked {
  filter: CaseFilter | null | undefined;
  first: number;
  after: string | null | undefined;
}

/**
 * One's own: drafts first, the last saved one first, then what was sent. Drafts are few, so that they are looked through one by one.
 * @param sent a page of what was sent
 */
export async function ownCases(
  { filter, first, after }: Asked,
  read: { drafts(): Promise<Case[]>; sent(page: Pick<Asked, 'first' | 'after'>): Promise<CaseConnection> },
): Promise<CaseConnection> {
  const size = pageSize(first);
  const behind = isDraftCursor(after) ? keyAfter(after, ['text', 'time', 'id']) : null;
  const isPastDrafts = after != null && behind === null;
  const fitting = wantsDrafts(filter) ? (await read.drafts()).filter((draft) => fits(draft, filter)) : [];
  const left = isPastDrafts ? [] : fitting.filter((draft) => behind === null || isBehind(draft, [behind[1], behind[2]]));
  const drafts = left.slice(0, size);
  const edges = drafts.map((node) => ({ node, cursor: cursorOf(node) }));
  const sent = await read.sent({ first: Math.max(size - drafts.length, 1), after: isPastDrafts ? after : null });
  const last = edges.at(-1);
  const count = async (): Promise<number | null> => {
    const cases = await sent.count();
    return cases === null || cases + fitting.length > MOST_COUNTED ? null : cases + fitting.length;
  };
  if (drafts.length === size && last)
    return { nodes: drafts, edges, pageInfo: { hasNextPage: left.length > size || sent.nodes.length > 0, endCursor: last.cursor }, count };
  return {
    nodes: [...drafts, ...sent.nodes],
    edges: [...edges, ...sent.edges],
    pageInfo: { ...sent.pageInfo, endCursor: sent.pageInfo.endCursor ?? last?.cursor ?? null },
    count,
  };
}

const isBehind = ({ submittedAt, id }: Case, [at, than]: readonly [string, string]): boolean => {
  const saved = submittedAt.toISOString();
  return saved < at || (saved === at && id < than);
};

function isDraftCursor(after: string | null | undefined): boolean {
  try {
    return after != null && (JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[])[0] === DRAFTS;
  } catch {
    return false;
  }
}

/** What can be asked of a draft; whatever else is asked, no draft has it. */
const ANSWERED = new Set(['text', 'status', ...Object.keys(LISTS)]);

const wantsDrafts = (filter: CaseFilter | null | undefined): boolean =>
  Object.entries(filter ?? {}).every(([field, value]) => ANSWERED.has(field) || value === null || value === undefined || value === false);

function fits(draft: Case, filter: CaseFilter | null | undefined): boolean {
  if (!filter) return true;
  const lists = { ...LISTS, status: 'status' } as const;
  const isListed = (Object.keys(lists) as (keyof typeof lists)[]).every((field) => {
    const wanted = filter[field] as readonly unknown[] | null | undefined;
    return !wanted || wanted.length === 0 || wanted.includes(draft[field]);
  });
  return isListed && hasWords(`${draft.title} ${draft.content} ${draft.address}`, filter.text ?? '');
}
