import { typedWords } from './typed-words.ts';
import type { Services } from '../context.ts';
import { oldNameOf } from '../reference/old-name.ts';
import { DAY_MS } from '@pakn/service-kit/rules';
import { findCandidates } from './candidates.ts';
import { metresBetween, type Point } from './metres.ts';
import { likeliest, resemblanceTo, type Resemblance } from './resemblance.ts';
import type { ReportLook } from './signals.ts';

export type SimilarTo = Resemblance & { id: string };

/** What nobody has worded yet is looked for by its point alone: so near that it may be the same, and so new that it may still be so. */
const NEARBY_METRES = 150;
const NEARBY_DAYS = 35;
/** A point says less than the faintest likeness of words. */
const NEARBY_SCORE = 0.12;

/** Published reports that may be about the same as this one, the likeliest first. */
export async function similarTo(services: Pick<Services, 'pool' | 'reference'>, own: ReportLook, first: number, except: string | null): Promise<SimilarTo[]> {
  if (own.point && typedWords(own.title + own.content).length === 0) return nearbyTo(services, { ...own, point: own.point }, first, except);
  const wide = wideNames(services.reference.wards());
  const candidates = await findCandidates(services, own, wide, except);
  const resembles = resemblanceTo(own, wide);
  return likeliest(
    candidates.map((candidate) => ({ id: candidate.id, ...resembles(candidate) })),
    first,
  );
}

/** The newest weeks' published reports around a point, the nearest first. What was refused there says nothing about the next one. */
async function nearbyTo(
  services: Pick<Services, 'pool' | 'reference'>,
  own: ReportLook & { point: Point },
  first: number,
  except: string | null,
): Promise<SimilarTo[]> {
  const candidates = await findCandidates(services, own, new Set(), except);
  return candidates
    .flatMap(({ id, point, at, status }) => {
      const metres = point ? Math.round(metresBetween(own.point, point)) : Infinity;
      const isRecent = own.at.getTime() - at.getTime() <= NEARBY_DAYS * DAY_MS;
      if (metres > NEARBY_METRES || !isRecent || status === 'REJECTED') return [];
      return [{ id, metres, score: Math.round(NEARBY_SCORE * (1 - metres / (2 * NEARBY_METRES)) * 1000) / 1000 }];
    })
    .toSorted((one, other) => one.metres - other.metres)
    .slice(0, first);
}

type Named = readonly { name: string; oldNames: readonly string[] }[];
let known: { wards: Named; names: ReadonlySet<string> } | null = null;

/** Two words each of the names of communes, as they are and were called: they are the same list until the catalogue is read again. */
export function wideNames(wards: Named): ReadonlySet<string> {
  if (known?.wards !== wards)
    known = { wards, names: new Set(wards.flatMap(({ name, oldNames }) => [name, ...oldNames.map((each) => oldNameOf(each).commune)].flatMap(pairsOf))) };
  return known.names;
}

const pairsOf = (name: string): string[] => typedWords(name).flatMap((word, at, words) => (words[at + 1] === undefined ? [] : [`${word} ${words[at + 1]}`]));
