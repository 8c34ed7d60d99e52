/** Versions of what the shell shares, put in by the build. */
export type SharedVersions = Record<string, string>;

/**
 * Federation's singletons do not protect from version skew: the shell's copy wins silently. So the shell checks what a remote was built for.
 * @param requires package → the least version of the same major line, e.g. `"3.5"`
 * @returns the packages that the shell cannot serve; empty when the remote may be loaded
 */
export function unmetRequirements(requires: Record<string, string> | undefined, shared: SharedVersions): string[] {
  return Object.entries(requires ?? {})
    .filter(([name, least]) => {
      const [has = [], needs = []] = [shared[name], least].map((version) => version?.split('.').map(Number));
      if (has.length === 0 || has[0] !== needs[0]) return true;
      for (let part = 1; part < needs.length; part += 1) {
        const difference = (has[part] ?? 0) - (needs[part] ?? 0);
        if (difference !== 0) return difference < 0;
      }
      return false;
    })
    .map(([name]) => name);
}
