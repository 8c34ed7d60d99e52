import type { UploadedFile } from '@pakn/ui/upload/uploads';
import { computed, shallowRef, type ComputedRef } from 'vue';
import { photoPoint, type PhotoPoint } from './photo-point';

export interface OfferedPoint extends PhotoPoint {
  /** Of the photo. */
  name: string;
}

/** The place that a photo of the form brings along: offered once, never used or sent unless the person takes it. It stays in this page's memory. */
export function usePhotoPoint(files: readonly UploadedFile[]): {
  offered: ComputedRef<OfferedPoint | null>;
  look(added: readonly File[]): Promise<void>;
  settle(): void;
} {
  const found = shallowRef<OfferedPoint | null>(null);
  return {
    // A photo that was not taken in, or was taken out again, offers nothing.
    offered: computed(() => (found.value && files.some(({ name }) => name === found.value?.name) ? found.value : null)),
    async look(added) {
      for (const file of added) {
        const point = await photoPoint(file).catch(() => null);
        if (!point) continue;
        found.value = { ...point, name: file.name };
        return;
      }
    },
    settle: () => void (found.value = null),
  };
}
