import { useQuery } from '@pakn/graph';
import { computed } from 'vue';
import { graphql } from '../gql';
import type { Agreed } from './use-register';

const CONSENTS = graphql(`
  query RegistrationConsents {
    consents {
      purpose
      text
      version
      required
    }
  }
`);

/** The purposes that a registration agrees to. */
export function useRegistrationConsents() {
  const { result, error, loading, refetch } = useQuery(CONSENTS);
  const consents = computed(() => result.value?.consents ?? []);
  /** What is sent when the required ones are agreed to. `ticked`: of the others. */
  const agreed = (ticked: readonly string[]): Agreed => {
    const required = consents.value.filter((consent) => consent.required);
    return { version: required[0]?.version ?? '', purposes: [...required.map(({ purpose }) => purpose), ...ticked] };
  };
  return { consents, agreed, error, loading, refetch };
}
