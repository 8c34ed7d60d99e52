import { typedWords } from './typed-words.ts';
import type { Services } from '../context.ts';
import { oldNameOf } from '../reference/old-name.ts';
import { findCandidates } from './candidates.ts';
import { resemblanceTo, type ReportLook, type Resemblance } from './resemblance.ts';

/** Below it, more of what is shown is about something else than not; found on the labelled pairs (labelled/). */
const LEAST_SCORE = 0.3;

export type SimilarTo = Resemblance & { id: string };

/** Published reports that may be about the same as this one, the likeliest first. */
export async function similarTo(services: Pick<Services, 'pool' | 'reference'>, own: ReportLook, first: number, except: string | null): Promise<SimilarTo[]> {
  const wide = wideNames(services.reference.wards());
  const candidates = await findCandidates(services, own, wide, except);
  const resembles = resemblanceTo(own, wide);
  return candidates
    .map((candidate) => ({ id: candidate.id, ...resembles(candidate) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((one, other) => other.score - one.score || (one.metres ?? Infinity) - (other.metres ?? Infinity))
    .slice(0, first);
}

type Named = readonly { name: string; oldNames: readonly string[] }[];
let known: { wards: Named; names: ReadonlySet<string> } | null = null;

/** Two words each of the names of communes, as they are and were called: they are the same list until the catalogue is read again. */
function wideNames(wards: Named): ReadonlySet<string> {
  if (known?.wards !== wards)
    known = { wards, names: new Set(wards.flatMap(({ name, oldNames }) => [name, ...oldNames.map((each) => oldNameOf(each).commune)].flatMap(pairsOf))) };
  return known.names;
}

const pairsOf = (name: string): string[] => typedWords(name).flatMap((word, at, words) => (words[at + 1] === undefined ? [] : [`${word} ${words[at + 1]}`]));
