import { ref, type Ref } from 'vue';

/** How long the device may look for itself. */
const WITHIN_MS = 10_000;

/** Where the reader is, when they ask for it. `said`: why it cannot be shown, a key of the texts. @param show is called with the place */
export function useOwnPlace(show: (place: { lon: number; lat: number }) => void): { said: Ref<'locateMissing' | 'locateRefused' | null>; locate(): void } {
  const said = ref<'locateMissing' | 'locateRefused' | null>(null);
  return {
    said,
    locate() {
      said.value = 'geolocation' in navigator ? null : 'locateMissing';
      if (said.value) return;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => show({ lon: coords.longitude, lat: coords.latitude }),
        () => (said.value = 'locateRefused'),
        { enableHighAccuracy: true, timeout: WITHIN_MS },
      );
    },
  };
}
