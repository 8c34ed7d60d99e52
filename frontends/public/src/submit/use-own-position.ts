import { ref, type Ref } from 'vue';

/** How long the device may look for itself. */
const WITHIN_MS = 15_000;
/** About 10 cm. */
const DECIMALS = 1e6;

/** Where the device is. What was asked in a way that the person has left is not wanted any more, however late it is answered. */
export function useOwnPosition(): {
  looking: Ref<boolean>;
  look(answer: { found(point: { lon: number; lat: number }, accuracyMeters: number): void; failed(why: 'refused' | 'nowhere'): void }): void;
  stop(): void;
} {
  const looking = ref(false);
  let looked = 0;
  return {
    looking,
    look({ found, failed }) {
      const look = ++looked;
      looking.value = true;
      const answered = (): boolean => {
        if (look !== looked) return false;
        looking.value = false;
        return true;
      };
      navigator.geolocation.getCurrentPosition(
        ({ coords: { longitude, latitude, accuracy } }) => {
          if (answered()) found({ lon: Math.round(longitude * DECIMALS) / DECIMALS, lat: Math.round(latitude * DECIMALS) / DECIMALS }, Math.round(accuracy));
        },
        ({ code }) => {
          if (answered()) failed(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'nowhere');
        },
        { enableHighAccuracy: true, timeout: WITHIN_MS, maximumAge: 60_000 },
      );
    },
    stop() {
      looking.value = false;
      looked += 1;
    },
  };
}
