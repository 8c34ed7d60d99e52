import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

/** One statement in the system's database, as the administrator who owns all schemas. */
export async function asOwner<T extends pg.QueryResultRow>(dataDir: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const json = async <J>(file: string): Promise<J> => JSON.parse(await readFile(path.join(dataDir, file), 'utf8')) as J;
  const { passwords } = await json<{ passwords: Record<string, string> }>('secrets.json');
  const port = (await json<{ name: string; port: number }[]>('processes.json')).find((each) => each.name === 'postgres')?.port;
  const client = new pg.Client({ connectionString: `postgres://pakn_owner:${passwords.pakn_owner}@127.0.0.1:${port}/pakn` });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
