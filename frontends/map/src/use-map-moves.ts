import type { Map as MapView } from 'maplibre-gl';
import type { ComputedRef, ShallowRef } from 'vue';
import type { MapCase, Spot } from './cases/cluster';

const MOST_ZOOM = 17;
/** A commune fills the window. */
export const WARD_ZOOM = 11;

/** West, south, east, north of what the map shows, in degrees. */
export function frameOf(view: MapView): number[] {
  const frame = view.getBounds();
  return [frame.getWest(), frame.getSouth(), frame.getEast(), frame.getNorth()].map((degree) => Math.round(degree * 1e5) / 1e5);
}

/** Where the map goes when somebody asks for a place. */
export function useMapMoves(map: ShallowRef<MapView | null>, mainland: ComputedRef<[number, number, number, number] | null>) {
  return {
    /** Nearer, where several reports stand in one spot. */
    zoomTo: (spot: Spot<MapCase>): void => void map.value?.easeTo({ center: [spot.lon, spot.lat], zoom: Math.min((map.value?.getZoom() ?? 8) + 2, MOST_ZOOM) }),
    goTo: (place: { lon: number; lat: number }, zoom: number): void => void map.value?.flyTo({ center: [place.lon, place.lat], zoom }),
    goToMainland: (): void => {
      if (mainland.value) map.value?.fitBounds(mainland.value, { padding: 24 });
    },
  };
}
