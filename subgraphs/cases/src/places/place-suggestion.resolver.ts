import { badInput, isLongerThan } from '@pakn/service-kit';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { PlaceSuggestion } from './place-suggestion.graph.ts';
import { suggestPlaces, type SuggestedPlace } from './place-suggestions.ts';

const MOST = 10;
/** In graphemes. */
const LONGEST_TEXT = 200;

@Resolver()
export class PlaceSuggestionResolver {
  @Query(() => [PlaceSuggestion], {
    description: 'Places that begin as somebody types: communes, streets seen before, communes and districts of the past. Accents do not matter.',
  })
  placeSuggestions(
    @Ctx() { services }: CasesContext,
    @Arg('text', () => String, { description: 'What is typed so far, at most 200 characters: "Trần Phú, Nha Trang". Blank: nothing is found.' }) text: string,
    @Arg('first', () => Int, { description: `How many, 1 to ${MOST}.` }) first: number,
  ): Promise<SuggestedPlace[]> {
    if (!(first >= 1 && first <= MOST)) throw badInput(`first must be between 1 and ${MOST}.`);
    if (isLongerThan(text, LONGEST_TEXT)) throw badInput(`text must have at most ${LONGEST_TEXT} characters.`);
    return suggestPlaces(services, text, first);
  }
}
