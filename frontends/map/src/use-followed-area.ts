import { useQuery, useSession } from '@pakn/graph';
import type { Map as MapView } from 'maplibre-gl';
import { computed, watch, type ComputedRef, type ShallowRef } from 'vue';
import { useRoute } from 'vue-router';
import { graphql } from './gql';
import type { MapAreaQuery } from './gql/graphql';
import { boundsOf, type Point } from './place/area-features';
import { drawArea } from './place/area-layer';
import { featuresOfArea } from './place/features-of-area';

/** In the address: which of one's own areas the map is narrowed to (B-21). */
const NAME = 'khu_vuc';
const AREA = graphql(`
  query MapArea($id: ID!) {
    area(id: $id) {
      id
      name
      wards {
        code
      }
      circle {
        lon
        lat
        metres
      }
      outline {
        lon
        lat
      }
    }
  }
`);
const PADDING = 48;
/** Until the page was left the address says it; afterwards it is the next page's. */
const idIn = (value: unknown): string => (typeof value === 'string' ? value : '');

interface FollowedArea {
  area: ComputedRef<MapAreaQuery['area'] | null>;
  /** Whose area is in the address is not known yet. */
  looking: ComputedRef<boolean>;
  /** What the address keeps of it. */
  query: ComputedRef<Record<string, string>>;
  /** Draws it, and shows it whole when it comes. */
  showOn(map: ShallowRef<MapView | null>, wards: () => readonly (Point & { code: string })[]): void;
}

/** The area of the address, for its owner; for everybody else there is none. */
export function useFollowedArea(): FollowedArea {
  const route = useRoute();
  const session = useSession();
  const id = computed<string>((before) => (route.name === 'map' ? idIn(route.query[NAME]) : (before ?? '')));
  const { result, loading } = useQuery(
    AREA,
    () => ({ id: id.value }),
    () => ({ enabled: id.value !== '' && session.state.value === 'signed-in', fetchPolicy: 'cache-and-network' }),
  );
  const area = computed(() => (id.value !== '' && result.value?.area?.id === id.value ? result.value.area : null));
  return {
    area,
    looking: computed(() => id.value !== '' && area.value === null && (loading.value || !['signed-in', 'signed-out'].includes(session.state.value))),
    query: computed((): Record<string, string> => (area.value ? { [NAME]: id.value } : {})),
    showOn(map, wards) {
      watch([map, area], ([view, found], [before, shown]) => {
        if (!view || (!found && !shown)) return;
        const features = () => (area.value ? featuresOfArea(area.value, wards()) : { type: 'FeatureCollection' as const, features: [] });
        const draw = (): void => void (view.isStyleLoaded() && drawArea(view, features()));
        draw();
        view.once('idle', draw);
        if (!before || !shown) view.on('styledata', draw);
        const bounds = boundsOf(features());
        if (found && bounds) view.fitBounds(bounds, { padding: PADDING, maxZoom: 13, animate: false });
      });
    },
  };
}
