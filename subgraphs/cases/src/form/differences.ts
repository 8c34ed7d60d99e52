import { canonical, type CatalogueChanged } from '@pakn/events';

type Difference = CatalogueChanged['changes'][number];

/** What differs between two states of the same fields, in plain values; a new thing has no state before. */
export function differences<T extends object>(before: { readonly [K in keyof T]?: unknown } | null | undefined, after: T): Difference[] {
  return (Object.keys(after) as (keyof T & string)[])
    .map((field) => ({ field, from: before?.[field] ?? null, to: after[field] ?? null }) as Difference)
    .filter(({ from, to }) => canonical(from) !== canonical(to));
}
