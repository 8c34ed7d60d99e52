import { hasWords, searchWords } from '@pakn/vocabulary';

/** An agency as the picker shows it. `hint` says why it stands at the top. */
export interface AgencyChoice {
  id: string;
  name: string;
  code: string;
  hint: { key: 'suggested' | 'usual' | 'place'; n?: number } | null;
}

/** So many agencies are suggested for what they have done before. */
const USUAL = 3;

/** A name of which this part was typed is meant by it: "xay dung" is Sở Xây dựng, not an office of ten words with these two among them. */
const MEANT_FROM = 0.5;

/**
 * How well an agency is what was typed: 4 its code or whole name, 3 most of its name, 2 words that stand together in it, 1 words of it, 0 parts of words.
 * The last word may be only begun. All are 0 when nothing was typed.
 */
export function matchOf(agency: { name: string; code: string }, search: string): number {
  const typed = searchWords(search);
  if (typed.length === 0) return 0;
  if (searchWords(agency.code).join(' ') === typed.join(' ')) return 4;
  const words = searchWords(agency.name);
  const last = typed.length - 1;
  const isRun = words.some((_, from) => typed.every((word, at) => (at === last ? words[from + at]?.startsWith(word) : words[from + at] === word)));
  if (isRun) return typed.length === words.length ? 4 : typed.length / words.length >= MEANT_FROM ? 3 : 2;
  return typed.every((word) => words.some((each) => each.startsWith(word))) ? 1 : 0;
}

/**
 * The agencies for a search: the best match first; among equals the one that somebody named, then who has handled this field most, then the commune of the
 * place, then all others by name.
 * @param usual agencies with the number of their cases in this field, the most first
 * @param suggestedId the agency that the returning one named
 */
export function agencyChoices(given: {
  agencies: readonly { id: string; name: string; code: string; kind: string; active: boolean; ward?: { code: string } | null }[];
  usual: readonly { id: string; n: number }[];
  wardCode: string | null | undefined;
  suggestedId?: string | null | undefined;
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
  const hintOf = (id: string, ward: string | undefined): AgencyChoice['hint'] => {
    if (id === given.suggestedId) return { key: 'suggested' };
    const n = usual.get(id);
    if (n) return { key: 'usual', n };
    return given.wardCode && ward === given.wardCode ? { key: 'place' } : null;
  };
  const HINTS = ['suggested', 'usual', 'place'] as const;
  const rank = ({ hint }: AgencyChoice): number => (hint ? HINTS.indexOf(hint.key) : HINTS.length);
  return given.agencies
    .filter(({ id, active }) => active && !given.taken.includes(id))
    .filter(({ name, code }) => hasWords(`${name} ${code}`, given.search))
    .map(({ id, name, code, ward }) => ({ choice: { id, name, code, hint: hintOf(id, ward?.code) }, match: matchOf({ name, code }, given.search) }))
    .sort(
      (a, b) =>
        b.match - a.match ||
        rank(a.choice) - rank(b.choice) ||
        (b.choice.hint?.n ?? 0) - (a.choice.hint?.n ?? 0) ||
        a.choice.name.localeCompare(b.choice.name, 'vi'),
    )
    .map(({ choice }) => choice);
}
