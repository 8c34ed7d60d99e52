// Fills an empty database with what `write.mjs` kept: the tables as the migrations of that day made them, then every row.
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FOLDERS, runFolder } from '../database/migrate.mjs';
import { withClient } from '../database/roles.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const { escapeIdentifier: name } = pg;

/**
 * Makes a database what the system of an earlier day left. Uploaded files are no part of it.
 * @param {{ day: string, ownerUrl: string, superuserUrl: string }} options `day`: the fixture's folder, for example "2026-11-20";
 * the database has the product's roles and extensions and is empty otherwise
 * @returns {Promise<Record<string, number>>} how many rows each table got, by `schema.table`
 */
export async function loadOlderData({ day, ownerUrl, superuserUrl }) {
  const folder = join(HERE, day);
  for (const { schema } of FOLDERS) await runFolder({ ownerUrl, schema, dir: join(folder, 'migrations', schema) });
  const { tables, sequences } = JSON.parse(readFileSync(join(folder, 'tables.json'), 'utf8'));
  const counts = {};
  await withClient(superuserUrl, async (client) => {
    await client.query('begin');
    // Rows come table by table: neither foreign keys nor triggers may look before all are there.
    await client.query('set local session_replication_role = replica');
    const whole = ({ schema, table }) => `${name(schema)}.${name(table)}`;
    await client.query(`truncate ${tables.map(whole).join(', ')}`);
    for (const each of tables) {
      const target = client.query(copyFrom(`copy ${whole(each)} (${each.columns.map(name).join(', ')}) from stdin`));
      await pipeline(createReadStream(join(folder, 'rows', `${each.schema}.${each.table}.copy`)), target);
      counts[`${each.schema}.${each.table}`] = target.rowCount;
    }
    for (const { schema, name: sequence, last } of sequences)
      if (last !== null) await client.query('select setval($1, $2)', [`${name(schema)}.${name(sequence)}`, last]);
    await client.query('commit');
  });
  return counts;
}
