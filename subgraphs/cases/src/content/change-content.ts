import { appendEvent, type CatalogueChanged } from '@pakn/events';
import { DomainError, fingerprintOf, isId, notFound } from '@pakn/service-kit';
import { keepAnswer, takeKey } from '../command/command-key.ts';
import { writing, type Write } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { differences } from '../form/differences.ts';
import type { ContentRow, ContentTable } from './content-table.ts';
import type { HeldFiles } from './hold-files.ts';

/** A mutation of one row of content. */
export interface ContentCall<R extends ContentRow> {
  /** Of the mutation, for the audit log. */
  name: string;
  table: ContentTable<R>;
  /** Of the row; a new row gets it. */
  key: string;
  /** The version that the caller has seen; null: it is to be a new row. */
  version: number | null;
  /** What was asked, for KEY_REUSED. */
  asked: unknown;
  /** @throws FORBIDDEN or NOT_FOUND when this row is not for the caller; null: a new one */
  permit(before: R | null): void;
  /** The files that the row holds from then on. @throws what is wrong with them */
  files?(write: Write): Promise<HeldFiles>;
}

/** Long texts stand in the audit log by their beginning. */
const LONGEST_RECORDED = 200;

/**
 * Saves a row of content: a new one, or the one with this key. One transaction with its entry for the audit log; the same Idempotency-Key changes nothing twice.
 * @param read what is to be stored, by property
 * @throws NOT_FOUND, FORBIDDEN; STALE_VERSION when somebody has changed it since; whatever `read` refuses
 */
export const saveContent = <R extends ContentRow>(context: CasesContext, call: ContentCall<R>, read: (before: R | null, now: Date) => Partial<R>): Promise<R> =>
  changeContent(context, call, async (write, before, now) => {
    const values = read(before, now);
    const files = await call.files?.(write);
    const changes = [...differences(before, values), ...(files?.changes ?? [])];
    if (before && changes.length === 0) return { changes, answer: before };
    await store(write, call, { isNew: !before, values, now });
    await files?.hold();
    const after = await rowOf(write, call);
    if (!after) throw new Error('what was saved cannot be read');
    return { changes, answer: after };
  });

/** Takes a row of content away. @throws NOT_FOUND, FORBIDDEN, STALE_VERSION */
export const deleteContent = <R extends ContentRow>(context: CasesContext, call: ContentCall<R> & { version: number }): Promise<{ ok: true }> =>
  changeContent(context, call, async (write, before) => {
    await write.sql(`delete from cases.${call.table.name} where ${call.table.key} = $1`, [call.key]);
    const properties = Object.keys(call.table.columns).filter((property) => property !== call.table.key);
    const nothing: Record<string, unknown> = Object.fromEntries(properties.map((property) => [property, null]));
    return { changes: differences({ ...before }, nothing), answer: { ok: true } };
  });

type Changes = CatalogueChanged['changes'];

async function changeContent<R extends ContentRow, A>(
  context: CasesContext,
  call: ContentCall<R>,
  change: (write: Write, before: R | null, now: Date) => Promise<{ changes: Changes; answer: A }>,
): Promise<A> {
  const { services, requestId, idempotencyKey } = context;
  const actorId = context.subject();
  const key = idempotencyKey ? { accountId: actorId, key: idempotencyKey, fingerprint: fingerprintOf(call.name, call.asked) } : null;
  return writing(services, async (write) => {
    const first = key && (await takeKey(write, key, null)).first;
    if (first) return first.answer as A;
    const before = await rowOf(write, call, 'for update');
    if (!before && call.version !== null) throw notFound();
    call.permit(before);
    if (before && call.version !== before.version) throw new DomainError('STALE_VERSION');
    const now = new Date((await write.sql<{ at: string }>('select cases.now() as at'))[0]?.at ?? '');
    const { changes, answer } = await change(write, before, now);
    const recorded = { action: call.name, subject: `${call.table.name} ${call.key}`, changes: changes.map(shortened) } satisfies CatalogueChanged;
    if (changes.length > 0) await appendEvent(write.client, { type: 'CatalogueChanged', commandId: requestId, actorId, at: now, data: recorded, audience: [] });
    if (key) await keepAnswer(write, key, answer);
    context.load.forget();
    return answer;
  });
}

async function rowOf<R extends ContentRow>({ sql }: Write, { table, key }: ContentCall<R>, lock = ''): Promise<R | null> {
  if (table.key === 'id' && !isId(key)) return null;
  const [row] = await sql<R>(`select ${table.select} from cases.${table.name} where ${table.key} = $1 ${lock}`, [key]);
  return row ?? null;
}

/** A value of the row, by column. */
const columnsOf = <R extends ContentRow>({ columns, dated }: ContentTable<R>, values: Partial<R>, now: Date): [column: string, value: unknown][] => [
  ...Object.entries(values).map(([property, value]): [string, unknown] => [columns[property as keyof R & string] ?? property, value]),
  ...(dated ? [['updated_at', now] as [string, unknown]] : []),
];

async function store<R extends ContentRow>(
  { sql }: Write,
  { table, key }: ContentCall<R>,
  { isNew, values, now }: { isNew: boolean; values: Partial<R>; now: Date },
): Promise<void> {
  const columns = columnsOf(table, values, now);
  const names = columns.map(([column]) => column);
  const statement = isNew
    ? `insert into cases.${table.name} (${[table.key, ...names].join(', ')}) values ($1, ${names.map((_, index) => `$${index + 2}`).join(', ')})`
    : `update cases.${table.name} set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')}, version = version + 1 where ${table.key} = $1`;
  await sql(statement, [key, ...columns.map(([, value]) => value)]);
}

const shortened = ({ field, from, to }: Changes[number]): Changes[number] => ({ field, from: beginningOf(from), to: beginningOf(to) });
const beginningOf = <V>(value: V): V | string =>
  typeof value === 'string' && value.length > LONGEST_RECORDED ? `${value.slice(0, LONGEST_RECORDED)}…` : value;
