import type { Address } from './sitemap-xml.ts';

/** Asks the graph as the anonymous: what it does not show to everybody cannot be listed. Throws when something was refused or not answered. */
export type AskPublic = <T>(query: string, variables: Record<string, unknown>) => Promise<T>;

/** What the graph answers at once. */
const ROWS = 100;
/** Of one part; search engines take 50,000. At a million reports in five years a week has 3,900. */
export const MOST_IN_PART = 5_000;
const WEEK_MS = 7 * 24 * 3_600_000;
/** The first day of 1970 was a Thursday; weeks begin with Monday. */
const FIRST_MONDAY_MS = 4 * 24 * 3_600_000;

interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';
const CASES = `query SitemapReports($from: DateTime, $to: DateTime, $first: Int!, $after: String) {
  list: cases(filter: { submittedFrom: $from, submittedTo: $to }, order: OLDEST, first: $first, after: $after) { nodes { code submittedAt answeredAt } ${PAGE_INFO} }
}`;
const NOTICES = `query SitemapNotices($first: Int!, $after: String) { list: notices(first: $first, after: $after) { nodes { id publishedAt } ${PAGE_INFO} } }`;
const ARTICLES = `query SitemapArticles($first: Int!, $after: String) { list: knowledge(first: $first, after: $after) { nodes { id updatedAt } ${PAGE_INFO} } }`;
const GUIDES = 'query SitemapGuides { guides { slug updatedAt } }';

/** Page after page, at most `MOST_IN_PART` rows. */
async function all<T>(ask: AskPublic, query: string, variables: object): Promise<T[]> {
  const rows: T[] = [];
  for (let after: string | null = null; rows.length < MOST_IN_PART;) {
    const { list }: { list: Page<T> } = await ask(query, { ...variables, first: ROWS, after });
    rows.push(...list.nodes);
    after = list.pageInfo.endCursor;
    if (!list.pageInfo.hasNextPage || after === null) break;
  }
  return rows;
}

interface ListedCase {
  code: string;
  submittedAt: string;
  answeredAt: string | null;
}
const mondayOf = (instant: number): number => instant - ((((instant - FIRST_MONDAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS);
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The weeks in which a public report was sent, by their Mondays (UTC), `2026-11-23`: one question each, so weeks without any cost nothing. */
export async function weeksWithReports(ask: AskPublic): Promise<string[]> {
  const weeks: string[] = [];
  for (let from: string | null = null; ;) {
    const { list }: { list: Page<ListedCase> } = await ask(CASES, { from, to: null, first: 1, after: null });
    const [first] = list.nodes;
    if (!first) return weeks;
    const monday = mondayOf(Date.parse(first.submittedAt));
    weeks.push(dayOf(monday));
    from = new Date(monday + WEEK_MS).toISOString();
  }
}

/** Is this the Monday of a week that has begun? */
export const isWeek = (day: string, now: number): boolean => {
  const instant = Date.parse(day);
  return !Number.isNaN(instant) && dayOf(instant) === day && mondayOf(instant) === instant && instant <= now;
};

export async function reportsOfWeek(ask: AskPublic, monday: string): Promise<Address[]> {
  const from = Date.parse(monday);
  const window = { from: new Date(from).toISOString(), to: new Date(from + WEEK_MS).toISOString() };
  const cases = await all<ListedCase>(ask, CASES, window);
  return cases.map(({ code, submittedAt, answeredAt }) => ({ path: `/phan-anh/${code}`, changedAt: answeredAt ?? submittedAt }));
}

export async function notices(ask: AskPublic): Promise<Address[]> {
  const rows = await all<{ id: string; publishedAt: string | null }>(ask, NOTICES, {});
  return rows.map(({ id, publishedAt }) => ({ path: `/thong-bao/${id}`, changedAt: publishedAt }));
}

export async function articles(ask: AskPublic): Promise<Address[]> {
  const rows = await all<{ id: string; updatedAt: string }>(ask, ARTICLES, {});
  return rows.map(({ id, updatedAt }) => ({ path: `/hoi-dap/${id}`, changedAt: updatedAt }));
}

export async function guides(ask: AskPublic): Promise<Address[]> {
  const answer = await ask<{ guides: { slug: string; updatedAt: string }[] }>(GUIDES, {});
  return answer.guides.map(({ slug, updatedAt }) => ({ path: `/huong-dan/${slug}`, changedAt: updatedAt }));
}
