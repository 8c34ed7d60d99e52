/** What has failed for want of a network is tried again by itself after so long. */
const AGAIN_AFTER_MS = 30_000;

/** Waiting times by a file's id, each until it fires. */
export interface TryingLater {
  try(id: string): void;
  not(id: string): void;
  none(): void;
}

export function tryingLater(again: (id: string) => void): TryingLater {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const not = (id: string): void => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };
  return {
    try(id) {
      not(id);
      timers.set(
        id,
        setTimeout(() => again(id), AGAIN_AFTER_MS),
      );
    },
    not,
    none: () => [...timers.keys()].forEach(not),
  };
}
