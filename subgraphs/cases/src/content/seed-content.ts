import { readdir, readFile } from 'node:fs/promises';
import { newId } from '@pakn/service-kit';
import type { ClientBase } from 'pg';
import addresses from './data/useful-addresses.json' with { type: 'json' };

/** One file a chapter: "030-gui-phan-anh.md" is the chapter gui-phan-anh at place 30; its first line is the title. */
const CHAPTERS = new URL('../../guide/', import.meta.url);
const NAME = /^(\d+)-(.+)\.md$/;
const FOR_OFFICERS = 'Dành cho: cán bộ\n';
const PUT = `insert into cases.guide (slug, title, body, audience, position, updated_at) values ($1, $2, $3, $4, $5, date_trunc('milliseconds', now())) on conflict do nothing`;
/** What a chapter says, as the migration that began to keep it made it. */
const DIGEST = `md5(concat_ws(E'\\x1f', g.title, g.body, g.audience, g.position))`;
const FOLLOW = `
  update cases.guide g set title = $2, body = $3, audience = $4, position = $5, updated_at = date_trunc('milliseconds', now()), version = g.version + 1
  from cases.seeded_content s where g.slug = $1 and s.key = 'guide ' || $1 and s.digest = ${DIGEST}
    and (g.title, g.body, g.audience, g.position) is distinct from ($2, $3, $4, $5::int)`;
const REMEMBER = `
  update cases.seeded_content s set digest = ${DIGEST} from cases.guide g
  where g.slug = $1 and s.key = 'guide ' || $1 and (g.title, g.body, g.audience, g.position) = ($2, $3, $4, $5::int)`;
const ONCE = 'insert into cases.seeded_content (key) values ($1) on conflict do nothing';

/**
 * The guide and the addresses of a first start, in an open transaction. Each is put there once: what an administrator has changed or taken away stays so. A
 * chapter that nobody has changed follows the release.
 */
export async function seedContent(client: ClientBase): Promise<void> {
  for (const file of (await readdir(CHAPTERS)).toSorted()) {
    const [, position = '', slug = ''] = NAME.exec(file) ?? [];
    const chapter = chapterOf(slug, Number(position), await readFile(new URL(file, CHAPTERS), 'utf8'));
    await client.query((await isNew(client, `guide ${slug}`)) ? PUT : FOLLOW, chapter);
    await client.query(REMEMBER, chapter);
  }
  for (const { kind, name, address, phone, url } of addresses) {
    if (!(await isNew(client, `useful_address ${name}`))) continue;
    await client.query('insert into cases.useful_address (id, kind, name, address, phone, url) values ($1, $2, $3, $4, $5, $6)', [
      newId(),
      ...[kind, name, address, phone, url],
    ]);
  }
}

const isNew = async (client: ClientBase, key: string): Promise<boolean> => (await client.query(ONCE, [key])).rowCount === 1;

/** As the statements take it. */
function chapterOf(slug: string, position: number, text: string): unknown[] {
  const [heading = '', ...lines] = text.split('\n');
  const rest = lines.join('\n');
  const isForOfficers = rest.startsWith(FOR_OFFICERS);
  const body = (isForOfficers ? rest.slice(FOR_OFFICERS.length) : rest).trim();
  return [slug, heading.replace(/^# /, ''), body, isForOfficers ? 'OFFICERS' : 'PUBLIC', position];
}
