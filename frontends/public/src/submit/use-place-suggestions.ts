import { useGraph } from '@pakn/graph';
import { useDebounceFn } from '@vueuse/core';
import { shallowRef, type ShallowRef } from 'vue';
import { graphql } from '../gql';
import type { PlaceSuggestionsQuery } from '../gql/graphql';

const PlaceSuggestions = graphql(/* GraphQL */ `
  query PlaceSuggestions($text: String!) {
    placeSuggestions(text: $text, first: 6) {
      label
      oldName
      place {
        address
        lon
        lat
        ward {
          code
          name
          lon
          lat
        }
      }
    }
  }
`);
export type PlaceSuggestion = PlaceSuggestionsQuery['placeSuggestions'][number];

const ASK_AFTER_MS = 250;
const LEAST_LETTERS = 2;
/** More of an address is not read. */
const MOST_LETTERS = 200;

/** Places that begin as somebody types. A slow or failed answer changes nothing: the field is then a field without suggestions. */
export function usePlaceSuggestions(): {
  found: Readonly<ShallowRef<readonly PlaceSuggestion[]>>;
  /** What is typed now: only the answer to the last text counts. */
  ask(text: string): void;
  /** What was asked is not wanted any more. */
  drop(): void;
} {
  const { client } = useGraph();
  const found = shallowRef<readonly PlaceSuggestion[]>([]);
  let asked = 0;
  const look = useDebounceFn(async (typed: string, ask: number): Promise<void> => {
    if (ask !== asked) return;
    try {
      const { data } = await client.query(PlaceSuggestions, { text: typed });
      if (ask === asked) found.value = data?.placeSuggestions ?? [];
    } catch {
      if (ask === asked) found.value = [];
    }
  }, ASK_AFTER_MS);
  const drop = (): void => {
    asked += 1;
    found.value = [];
  };
  const ask = (text: string): void => {
    const typed = text.trim().slice(0, MOST_LETTERS);
    asked += 1;
    if (typed.length < LEAST_LETTERS) found.value = [];
    else void look(typed, asked);
  };
  return { found, ask, drop };
}
