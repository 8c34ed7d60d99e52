/** Lets so many pieces of work run at a time; the others wait, first come first served. */
export function turns(atATime: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atATime) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // Handed on, not given back: nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
