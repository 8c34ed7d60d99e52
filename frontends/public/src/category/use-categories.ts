import { useLanguage } from '@pakn/ui';
import { useQuery } from '@pakn/graph';
import { computed } from 'vue';
import { graphql } from '../gql';

const Categories = graphql(/* GraphQL */ `
  query PublicCategories {
    categories {
      code
      name
      nameEn
      order
      active
    }
  }
`);

/** The province's fields in its own order and the reader's language; only those in use. */
export function useCategories() {
  const language = useLanguage();
  const { result, loading, error, refetch } = useQuery(Categories);
  const categories = computed(() =>
    (result.value?.categories ?? [])
      .filter(({ active }) => active)
      .sort((one, other) => one.order - other.order)
      .map(({ code, name, nameEn }) => ({ code, label: language.value === 'en' ? nameEn : name })),
  );
  return { categories, loading, error, refetch };
}
