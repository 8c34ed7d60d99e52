import { ON_SERVER } from '@pakn/ui';
import { onScopeDispose, watch, type ShallowRef } from 'vue';

/**
 * Keeps the height of a part of the frame (the header above, the bar below) in a custom property of the page, in px: both grow with the reader's
 * text, and a page that fills the window between them, or what floats above the bar, must know. `0px` while the part is not there.
 */
export function useFrameSize(part: Readonly<ShallowRef<HTMLElement | null>>, property: '--frame-top' | '--frame-bottom'): void {
  if (ON_SERVER) return;
  const { style } = document.documentElement;
  const write = (): void => style.setProperty(property, `${part.value?.offsetHeight ?? 0}px`);
  const observer = new ResizeObserver(write);
  watch(
    part,
    (element) => {
      observer.disconnect();
      if (element) observer.observe(element);
      else write();
    },
    { flush: 'post' },
  );
  onScopeDispose(() => {
    observer.disconnect();
    style.removeProperty(property);
  });
}
