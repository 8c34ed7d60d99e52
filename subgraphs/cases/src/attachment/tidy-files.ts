import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { FILE_HOLDER } from '../case/file-holders.ts';
import { NOW } from '../clock/database-time.ts';
import { incomingFolder, keptPath } from './folders.ts';

const DAY_MS = 86_400_000;
/** An upload that nobody went on with, and a file that nothing took. */
const ABANDONED_AFTER_DAYS = 2;
const AT_ONCE = 500;

const UNTAKEN = `
  delete from cases.attachment where id in (
    select id from cases.attachment where ${FILE_HOLDER} is null and created_at < ${NOW} - make_interval(days => $1) limit ${AT_ONCE} for update skip locked)
  returning id`;

/** Throws away abandoned uploads and files that nothing took. Safe to run in several replicas. */
export async function tidyFiles({ pool, dataDir }: { pool: Pool; dataDir: string }): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(UNTAKEN, [ABANDONED_AFTER_DAYS]);
  for (const { id } of rows) await Promise.all([rm(keptPath(dataDir, id, 'file'), { force: true }), rm(keptPath(dataDir, id, 'thumb'), { force: true })]);
  const folder = incomingFolder(dataDir);
  const limit = Date.now() - ABANDONED_AFTER_DAYS * DAY_MS;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const old = await stat(path).then(
      (found) => found.mtimeMs < limit,
      () => false,
    );
    if (old) await rm(path, { force: true });
  }
}
