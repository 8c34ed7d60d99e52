/** So many fields stand on the home page, each with so many answers. */
const FIELDS = 4;
const EACH = 3;

interface Categorized {
  category?: { code: string; name: string; nameEn: string } | null;
}

/** Answered cases, newest first, as the home page groups them: the fields that come first, each with its first cases. */
export function answeredByField<C extends Categorized>(cases: readonly C[]): { category: NonNullable<C['category']>; cases: C[] }[] {
  const fields = new Map<string, { category: NonNullable<C['category']>; cases: C[] }>();
  for (const found of cases) {
    const { category } = found;
    if (!category) continue;
    const field = fields.get(category.code) ?? { category, cases: [] as C[] };
    if (field.cases.length < EACH) field.cases.push(found);
    fields.set(category.code, field);
  }
  return [...fields.values()].slice(0, FIELDS);
}
