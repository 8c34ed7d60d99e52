import type { Pool } from 'pg';
import { writeDemoContent } from './demo-content.ts';
import { generateCases } from './generate-cases.ts';
import { sharedPictures } from './pictures.ts';

const YEARS = 1;
/** As a province that works has it. */
const FORGOTTEN = 0.04;

interface Demo {
  pool: Pool;
  cases: number;
  /** Its people in accounts are of the same. */
  seed: number;
  tenant: string;
  dataDir: string;
}

const BEGIN = `
  insert into cases.demo_province (until, cases) select date_trunc('milliseconds', now()), $1 where not exists (select from cases."case")
  on conflict do nothing`;
const STANDS = 'select until, cases, written from cases.demo_province';
const WRITTEN = 'update cases.demo_province set written = $1';

/**
 * Fills an empty province with a year of cases, notices and articles, so that lists, map and figures look lived in. Begun once; a start that was stopped in between goes on
 * where it was. @returns how many cases were written now: 0 when the province has cases of its own, or was filled before
 * @throws Error when nobody could handle them: the officers are not known yet
 */
export async function fillDemoProvince({ pool, cases, seed, tenant, dataDir }: Demo): Promise<number> {
  await pool.query(BEGIN, [cases]);
  const [demo] = (await pool.query<{ until: Date; cases: number; written: number }>(STANDS)).rows;
  if (!demo || demo.written >= demo.cases) return 0;
  const pictures = await sharedPictures(dataDir);
  try {
    const filled = await generateCases(pool, {
      cases: demo.cases,
      first: demo.written,
      seed,
      tenant,
      until: demo.until,
      years: YEARS,
      forgotten: FORGOTTEN,
      pictures,
      async alsoWrite(client, written) {
        await client.query(WRITTEN, [written]);
        if (written >= demo.cases) await writeDemoContent(client, demo.until);
      },
    });
    return filled.cases;
  } finally {
    await pictures.close();
  }
}
