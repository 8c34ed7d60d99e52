import { readFile } from 'node:fs/promises';
import { buildSchema, execute, getNullableType, isEnumType, isListType, isNonNullType, isScalarType, parse, type GraphQLOutputType } from 'graphql';
import type { Execute } from '../packages/graph/src/server.ts';

/** What a graph answers of which nobody knows more than its schema: everything there is, or nothing that need not be there. */
export type Fullness = 'full' | 'sparse';

const ROWS = 3;
const DAY_MS = 24 * 3_600_000;
/** When everything has happened; a day apart by its place in a list. */
const BEGIN = Date.parse('2026-11-02T02:30:00.000Z');
/** What is more than a word of its kind, by the field's name. */
const TEXTS: Record<string, string> = {
  code: 'KH-2611-7F3K9Q',
  body: '## Cần làm gì\n\n- Gọi [114](tel:114).\n- Xem **hướng dẫn**.',
  content: 'Đoạn đường ngập.\nXe máy không qua được, "rất sâu" & nguy hiểm.',
  mediaType: 'image/jpeg',
};
const NUMBERS: Record<string, number> = { lon: 109.19, lat: 12.24 };

interface Place {
  field: string;
  /** In the nearest list. */
  at: number;
  path: string;
}

function valueOf(type: GraphQLOutputType, place: Place, fullness: Fullness): unknown {
  if (fullness === 'sparse' && !isNonNullType(type)) return null;
  const wanted = getNullableType(type);
  if (isListType(wanted))
    return Array.from({ length: fullness === 'sparse' ? 0 : ROWS }, (_, at) => valueOf(wanted.ofType, { ...place, at, path: `${place.path}.${at}` }, fullness));
  if (isEnumType(wanted)) {
    const values = wanted.getValues();
    return values[place.at % values.length]?.name;
  }
  return isScalarType(wanted) ? scalarOf(wanted.name, place, fullness) : {};
}

function scalarOf(name: string, { field, at, path }: Place, fullness: Fullness): unknown {
  const day = new Date(BEGIN + at * DAY_MS).toISOString();
  if (name === 'ID') return path;
  if (name === 'DateTime') return day;
  if (name === 'Date') return day.slice(0, 10);
  if (name === 'Boolean') return fullness === 'full';
  if (name === 'Int' || name === 'Float') return NUMBERS[field] ?? (at + 1) * 7;
  if (/url$/i.test(field)) return `/files/a/${at}`;
  return TEXTS[field] ?? `${field} ${at}`;
}

/** Executes operations on the product's schema, the same answer to the same question. */
export async function madeUpAnswers(fullness: Fullness): Promise<Execute> {
  const schema = buildSchema(await readFile(new URL('../packages/graph/api.graphql', import.meta.url), 'utf8'));
  return async ({ query, variables }) => {
    const result = await execute({
      ...{ schema, document: parse(query), variableValues: variables },
      fieldResolver: (source: Record<string, unknown>, _args, _context, { fieldName, returnType, path }) => {
        const steps: (string | number)[] = [];
        for (let step: typeof path | undefined = path; step; step = step.prev) steps.unshift(step.key);
        const at = steps.findLast((step): step is number => typeof step === 'number') ?? 0;
        return source?.[fieldName] ?? valueOf(returnType, { field: fieldName, at, path: steps.join('.') }, fullness);
      },
    });
    return JSON.parse(JSON.stringify(result)) as Awaited<ReturnType<Execute>>;
  };
}
