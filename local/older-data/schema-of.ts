import { withClient } from '../database/roles.mjs';

const OURS = `n.nspname in ('events', 'accounts', 'accounts_worker', 'cases', 'stats')`;
const SCHEMA = `
  select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname as what,
         concat_ws(' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) as how
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where ${OURS} and c.relkind in ('r', 'v')
  union all select 'index ' || n.nspname || '.' || c.relname, pg_get_indexdef(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'i'
  union all select 'constraint ' || r.conrelid::regclass || ' ' || r.conname, pg_get_constraintdef(r.oid)
    from pg_constraint r join pg_namespace n on n.oid = r.connamespace where ${OURS} and r.contype <> 'n'
  union all select 'function ' || p.oid::regprocedure, replace(pg_get_functiondef(p.oid), '"accounts_worker".', 'accounts_worker.') from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}
  union all select 'trigger ' || t.tgrelid::regclass || ' ' || t.tgname, pg_get_triggerdef(t.oid)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal
  union all select 'policy ' || schemaname || '.' || tablename || ' ' || policyname, concat_ws(' ', cmd, roles::text, qual, with_check) from pg_policies
  union all select 'rights ' || n.nspname || '.' || c.relname, (select string_agg(a::text, ' ' order by a::text) from unnest(c.relacl) as a)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'v', 'S')
  union all select 'rights ' || p.oid::regprocedure, (select string_agg(a::text, ' ' order by a::text) from unnest(p.proacl) as a)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}
  union all select 'rights ' || n.nspname, (select string_agg(a::text, ' ' order by a::text) from unnest(n.nspacl) as a) from pg_namespace n where ${OURS}`;

/** Everything in the product's schemas but the rows: what it is called and how it is made, to compare two databases. graphile-worker quotes its schema's name. */
export async function schemaOf(ownerUrl: string): Promise<Record<string, string>> {
  const rows = await withClient(ownerUrl, async (client) => (await client.query<{ what: string; how: string }>(SCHEMA)).rows);
  return Object.fromEntries(rows.map(({ what, how }) => [what, how]));
}
