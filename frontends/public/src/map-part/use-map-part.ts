import { ON_SERVER } from '@pakn/ui';
import { inject, readonly, shallowRef, type Component, type ShallowRef } from 'vue';

/** What the map's front end offers to others. */
export type MapPartName = 'AreaPicker' | 'AreaView' | 'LocationPicker' | 'MiniMap';
/** `still`: nobody has asked for the map; `missing`: it cannot be had, and the page goes on without it. */
export type MapState = 'still' | 'loading' | 'open' | 'missing';

/**
 * A part that the map's front end offers, loaded by the shell when somebody asks for it: the map and what it draws are 2 MB.
 * @returns `open()` loads it, and tries again where that failed; `part` is there once `state` is `open`; `canTry`: there is somebody to load it
 */
export function useMapPart(name: MapPartName): {
  part: Readonly<ShallowRef<Component | null>>;
  state: Readonly<ShallowRef<MapState>>;
  canTry: boolean;
  open(): Promise<void>;
} {
  const loadRemote = inject<((id: string) => Promise<{ default: Component }>) | undefined>('loadRemote', undefined);
  const part = shallowRef<Component | null>(null);
  const state = shallowRef<MapState>(loadRemote || ON_SERVER ? 'still' : 'missing');
  const open = async (): Promise<void> => {
    if (!loadRemote || state.value === 'loading' || state.value === 'open') return;
    state.value = 'loading';
    try {
      part.value = (await loadRemote(`map/${name}`)).default;
      state.value = 'open';
    } catch (cause) {
      console.error(`[public] the map's part ${name} could not be loaded`, cause);
      state.value = 'missing';
    }
  };
  return { part, state: readonly(state), canTry: loadRemote !== undefined, open };
}
