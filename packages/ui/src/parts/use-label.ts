import { labelOf, type ClosedSet, type CodeOf } from '@pakn/vocabulary';
import { useLanguage } from './use-language';

/** What the reader reads for a code of a closed set: `label(CHANNEL, view.channel)`. It follows the language of the page. */
export function useLabel(): <S extends ClosedSet>(set: S, code: CodeOf<S>) => string {
  const language = useLanguage();
  return (set, code) => labelOf(set, code, language.value);
}
