import { codesOf, GRAPH_ENUMS, type CodeOf, type GraphEnumName, type Term } from '@pakn/vocabulary';
import { registerEnumType } from 'type-graphql';

type Code<N extends GraphEnumName> = CodeOf<(typeof GRAPH_ENUMS)[N]['terms']>;

const wordsOf = ({ en, vi, description }: Term): string => `${en} (${vi}).${description ? ` ${description}` : ''}`;
const termsOf = (name: GraphEnumName): Readonly<Record<string, Term>> => GRAPH_ENUMS[name].terms;

/**
 * Registers codes of a closed set of the vocabulary as an enum of the graph, every value with its words. Subgraphs that share an enum describe it
 * alike, because the words come from one place.
 *
 * @param values the codes that this graph has today, each as its own value; the vocabulary may know more
 */
export function registerGraphEnum<N extends GraphEnumName>(name: N, values: { readonly [K in Code<N>]?: K }): void {
  const terms = termsOf(name);
  const valuesConfig = Object.fromEntries(Object.keys(values).map((code) => [code, { description: wordsOf(terms[code] as Term) }]));
  registerEnumType<Record<string, string>>(values as Record<string, string>, { name, description: GRAPH_ENUMS[name].description, valuesConfig });
}

/** Registers a whole closed set. @returns what `@Field(() => X)` takes: each code as its own value */
export function graphEnum<N extends GraphEnumName>(name: N): { readonly [K in Code<N>]: K } {
  const values = Object.fromEntries(codesOf(termsOf(name)).map((code) => [code, code])) as { readonly [K in Code<N>]: K };
  registerGraphEnum(name, values);
  return values;
}
