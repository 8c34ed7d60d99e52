import { useLanguage } from '@pakn/ui';
import { useQuery } from '@pakn/graph';
import { computed } from 'vue';
import { graphql } from '../gql';

const Topics = graphql(/* GraphQL */ `
  query OpenTopics {
    topics(activeOnly: true) {
      code
      name
      nameEn
      introduction
    }
  }
`);

/** What the province asks about today (A7-03), in the reader's language; mostly nothing. */
export function useTopics() {
  const language = useLanguage();
  const { result } = useQuery(Topics);
  return computed(() =>
    (result.value?.topics ?? []).map(({ code, name, nameEn, introduction }) => ({ code, label: language.value === 'en' ? nameEn : name, introduction })),
  );
}
