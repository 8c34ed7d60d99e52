import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { graphql } from '../gql';

const PortalNames = graphql(/* GraphQL */ `
  query ShellPortal {
    portal {
      tenant
      systemName
      owner
      operator
      hotline
      email
    }
  }
`);

/** The tenant's names and contacts; null until they are there, and the frame does without them. */
export function usePortal() {
  const { result } = useQuery(PortalNames);
  return computed(() => result.value?.portal ?? null);
}
