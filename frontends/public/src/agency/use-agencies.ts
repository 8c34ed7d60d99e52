import { useQuery } from '@pakn/graph';
import { computed } from 'vue';
import { graphql } from '../gql';

const AgencyChoices = graphql(/* GraphQL */ `
  query AgencyChoices {
    agencies {
      id
      name
    }
  }
`);

/** The province's agencies to choose from, by name. */
export function useAgencies() {
  const { result } = useQuery(AgencyChoices);
  return computed(() =>
    [...(result.value?.agencies ?? [])].sort((one, other) => one.name.localeCompare(other.name, 'vi')).map(({ id, name }) => ({ value: id, label: name })),
  );
}
