import { onScopeDispose, watchEffect } from 'vue';

/**
 * Keeps toasts away from the buttons at the right edge while the component lives.
 * @param end how far from that edge, as a length of CSS; null: where they always are
 */
export function useToastPlace(end: () => string | null): void {
  const { style } = document.documentElement;
  const place = (length: string | null): void => (length ? style.setProperty('--toast-end', length) : void style.removeProperty('--toast-end'));
  watchEffect(() => place(end()));
  onScopeDispose(() => place(null));
}
