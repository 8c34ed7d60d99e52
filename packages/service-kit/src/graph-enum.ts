import { codesOf, GRAPH_ENUMS, type CodeOf, type GraphEnumName, type Term } from '@pakn/vocabulary';
import { registerEnumType } from 'type-graphql';

type Code<N extends GraphEnumName> = CodeOf<(typeof GRAPH_ENUMS)[N]['terms']>;

const wordsOf = ({ en, vi, description }: Term): string => `${en} (${vi}).${description ? ` ${description}` : ''}`;

/**
 * Registers a closed set of the vocabulary as an enum of the graph, every value with its words. Subgraphs that share an enum describe it alike,
 * because the words come from one place.
 *
 * @param codes the codes that this graph has today, where the vocabulary knows more
 * @returns what `@Field(() => X)` takes: each code as its own value
 */
export function graphEnum<N extends GraphEnumName, C extends Code<N> = Code<N>>(name: N, codes?: readonly C[]): { readonly [K in C]: K } {
  const { description, terms }: { description: string; terms: Readonly<Record<string, Term>> } = GRAPH_ENUMS[name];
  const used: readonly string[] = codes ?? codesOf(terms);
  const values = Object.fromEntries(used.map((code) => [code, code])) as { readonly [K in C]: K };
  const valuesConfig = Object.fromEntries(used.map((code) => [code, { description: wordsOf(terms[code] as Term) }]));
  registerEnumType<Record<string, string>>(values, { name, description, valuesConfig });
  return values;
}
