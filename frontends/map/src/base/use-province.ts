import { useQuery } from '@pakn/graph';
import { computed } from 'vue';
import { graphql } from '../gql';

const PROVINCE = graphql(`
  query MapProvince {
    wards {
      code
      name
      kind
      lon
      lat
    }
    portal {
      mainlandBounds
      bounds
    }
  }
`);

/** Communes and bounds of the province: the view opens on the mainland, Trường Sa has its own button. */
export function useProvince() {
  const { result, loading, error, refetch } = useQuery(PROVINCE);
  const wards = computed(() => result.value?.wards ?? []);
  const mainland = computed<[number, number, number, number] | null>(() => {
    const [west, south, east, north] = result.value?.portal.mainlandBounds ?? [];
    return west !== undefined && south !== undefined && east !== undefined && north !== undefined ? [west, south, east, north] : null;
  });
  return { wards, mainland, loading, error, refetch };
}
