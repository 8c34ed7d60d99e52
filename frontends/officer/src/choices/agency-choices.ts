import { hasWords } from '@pakn/vocabulary';

/** An agency as the picker shows it. `hint` says why it stands at the top. */
export interface AgencyChoice {
  id: string;
  name: string;
  code: string;
  hint: { key: 'usual' | 'place'; n?: number } | null;
}

/** So many agencies are suggested for what they have done before. */
const USUAL = 3;

/**
 * The agencies for a search: first who has handled this field most, then the commune of the place, then all others by name.
 * @param usual agencies with the number of their cases in this field, the most first
 */
export function agencyChoices(given: {
  agencies: readonly { id: string; name: string; code: string; kind: string; active: boolean; ward?: { code: string } | null }[];
  usual: readonly { id: string; n: number }[];
  wardCode: string | null | undefined;
  search: string;
  taken: readonly string[];
}): AgencyChoice[] {
  const desks = new Set(given.agencies.filter(({ kind }) => kind === 'OPERATOR').map(({ id }) => id));
  // What lies at the desk is counted as the desk's: that is no experience.
  const usual = new Map(
    given.usual
      .filter(({ id, n }) => n > 0 && !desks.has(id))
      .slice(0, USUAL)
      .map(({ id, n }) => [id, n]),
  );
  const rank = (choice: AgencyChoice): number => (choice.hint?.key === 'usual' ? -(choice.hint.n ?? 0) - 1 : choice.hint ? 0 : 1);
  return given.agencies
    .filter(({ id, active }) => active && !given.taken.includes(id))
    .filter(({ name, code }) => hasWords(`${name} ${code}`, given.search))
    .map(({ id, name, code, ward }): AgencyChoice => {
      const n = usual.get(id);
      return { id, name, code, hint: n ? { key: 'usual', n } : given.wardCode && ward?.code === given.wardCode ? { key: 'place' } : null };
    })
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'vi'));
}
