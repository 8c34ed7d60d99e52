import { onMounted, onUnmounted, type ShallowRef } from 'vue';

/** Calls when somebody presses outside of the element, as long as the component is on the page. */
export function whenPressedOutside(box: Readonly<ShallowRef<HTMLElement | null>>, act: () => void): void {
  const look = (event: Event): void => {
    if (box.value && !event.composedPath().includes(box.value)) act();
  };
  const options = { capture: true, passive: true };
  onMounted(() => addEventListener('pointerdown', look, options));
  onUnmounted(() => removeEventListener('pointerdown', look, options));
}
