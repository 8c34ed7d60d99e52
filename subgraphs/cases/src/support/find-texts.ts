import type { Pool } from 'pg';
import type { Source } from './conversation-row.ts';
import { rankSources, termsOf, type Candidate } from './rank-sources.ts';

/** Texts of one kind that are looked at. */
const MOST_READ = 100;
const MOST_SHOWN = 3;

// What everybody may read, by the conditions of the lists of the portal (content/guide, content/knowledge/knowledge.ts, content/notice/list-notices.ts).
const TEXTS = `
  with texts as (
    (select title as label, '/huong-dan/' || slug as url, cases.search_vector(title) as heading, cases.search_vector(title || ' ' || body) as search
      from cases.guide where audience = 'PUBLIC')
    union all
    (select title, '/hoi-dap/' || id, cases.search_vector(title), search from cases.knowledge
      where audience = 'PUBLIC' and (valid_until is null or valid_until > cases.now()) and search @@ $2::tsquery order by updated_at desc limit ${MOST_READ})
    union all
    (select title, '/thong-bao/' || id, cases.search_vector(title), search from cases.notice
      where published and (valid_until is null or valid_until > cases.now()) and search @@ $2::tsquery order by at desc limit ${MOST_READ})
  )
  select label, url, array(select term from unnest($1::text[]) as term where search @@ term::tsquery) as has,
    array(select term from unnest($1::text[]) as term where heading @@ term::tsquery) as "inTitle",
    (select count(*) from cases.guide) + (select count(*) from cases.knowledge) + (select count(*) from cases.notice) as total
  from texts where search @@ $2::tsquery`;

/** Chapters of the guide, articles and notices that may answer a question. Local search only: nothing that was asked leaves the province (ADR 0081). */
export async function findTexts(pool: Pool, words: readonly string[], least: number): Promise<Source[]> {
  const terms = termsOf(words);
  const [any] = [terms.filter((term) => !term.includes(' ')).join(' | ')];
  if (!any) return [];
  const { rows } = await pool.query<Candidate & { total: string }>(TEXTS, [terms, any]);
  const ranked = rankSources(terms, rows, { total: Number(rows[0]?.total ?? 0), most: MOST_SHOWN, least });
  return ranked.map(({ label, url }) => ({ label, url }));
}
