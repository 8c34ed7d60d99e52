import type { Pool } from 'pg';

/** The newest migration that this code relies on; a newer database is fine. */
const NEEDED_MIGRATION = '0006_closed_sets';

/** @throws Error when the database was not migrated far enough */
export async function refuseOlderSchema(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query('select 1 from cases.migration where name = $1', [NEEDED_MIGRATION]);
  if (rowCount === 0) throw new Error(`the database is older than this service: migration ${NEEDED_MIGRATION} of cases is missing`);
}
