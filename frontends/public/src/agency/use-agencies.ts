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

/** The province's agencies to choose from, by name. @param asked whether they are wanted yet */
export function useAgencies(asked: () => boolean = () => true) {
  const { result } = useQuery(AgencyChoices, {}, () => ({ enabled: asked() }));
  return computed(() =>
    [...(result.value?.agencies ?? [])].sort((one, other) => one.name.localeCompare(other.name, 'vi')).map(({ id, name }) => ({ value: id, label: name })),
  );
}
