import { readdir, readFile } from 'node:fs/promises';
import { newId } from '@pakn/service-kit';
import type { ClientBase } from 'pg';
import addresses from './data/useful-addresses.json' with { type: 'json' };

/** One file a chapter: "030-gui-phan-anh.md" is the chapter gui-phan-anh at place 30; its first line is the title. */
const CHAPTERS = new URL('../../guide/', import.meta.url);
const NAME = /^(\d+)-(.+)\.md$/;
const FOR_OFFICERS = 'Dành cho: cán bộ\n';
const ONCE = 'insert into cases.seeded_content (key) values ($1) on conflict do nothing';

/** The guide and the addresses of a first start, in an open transaction. Each is put there once: what an administrator has changed or taken away stays so. */
export async function seedContent(client: ClientBase): Promise<void> {
  for (const file of (await readdir(CHAPTERS)).toSorted()) {
    const [, position = '', slug = ''] = NAME.exec(file) ?? [];
    if (await isNew(client, `guide ${slug}`))
      await putChapter(client, { slug, position: Number(position), text: await readFile(new URL(file, CHAPTERS), 'utf8') });
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

async function putChapter(client: ClientBase, { slug, position, text }: { slug: string; position: number; text: string }): Promise<void> {
  const [heading = '', ...lines] = text.split('\n');
  const rest = lines.join('\n');
  const isForOfficers = rest.startsWith(FOR_OFFICERS);
  const body = (isForOfficers ? rest.slice(FOR_OFFICERS.length) : rest).trim();
  await client.query(
    `insert into cases.guide (slug, title, body, audience, position, updated_at) values ($1, $2, $3, $4, $5, date_trunc('milliseconds', now())) on conflict do nothing`,
    [slug, heading.replace(/^# /, ''), body, isForOfficers ? 'OFFICERS' : 'PUBLIC', position],
  );
}
