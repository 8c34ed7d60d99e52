import { useGraph } from '@pakn/graph';
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

/** Asks for places that begin so. */
export function usePlaceSuggestions(): (text: string) => Promise<readonly PlaceSuggestion[]> {
  const { client } = useGraph();
  return async (text) => (await client.query(PlaceSuggestions, { text })).data?.placeSuggestions ?? [];
}
