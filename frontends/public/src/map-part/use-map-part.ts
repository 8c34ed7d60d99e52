import { defineAsyncComponent, inject, shallowRef, type Component, type ShallowRef } from 'vue';

/**
 * A part that the map's front end offers (`MiniMap`, `LocationPicker`), loaded by the shell when it is first drawn.
 * @returns `missing` turns true when it cannot be had: the page then shows what it has without a map
 */
export function useMapPart(name: 'MiniMap' | 'LocationPicker'): { part: Component; missing: Readonly<ShallowRef<boolean>> } {
  const loadRemote = inject<((id: string) => Promise<{ default: Component }>) | undefined>('loadRemote', undefined);
  const missing = shallowRef(!loadRemote);
  const part = defineAsyncComponent({
    loader: async () => {
      try {
        if (!loadRemote) throw new Error('No shell offers remotes');
        return (await loadRemote(`map/${name}`)).default;
      } catch (cause) {
        missing.value = true;
        throw cause;
      }
    },
    onError: (_cause, _retry, fail) => fail(),
  });
  return { part, missing };
}
