import { withClient } from '../../../../local/database/roles.mjs';

/**
 * The codes that CHECK constraints of a schema allow, by constraint name, for those named `<table>_<column>_codes`: a test compares them with the
 * vocabulary, so that a code added there without its migration is noticed.
 */
export const codesInChecks = (ownerUrl: string, schema: string): Promise<Record<string, string[]>> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where connamespace = $1::regnamespace and conname like '%\\_codes'`,
      [schema],
    );
    return Object.fromEntries(rows.map(({ name, definition }) => [name, [...definition.matchAll(/'([^']*)'/g)].map(([, code = '']) => code)]));
  });
