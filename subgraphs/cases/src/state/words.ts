import type { EventWords } from '@pakn/events/case';

/**
 * The columns that hold words or the exact point, by the list of `CaseState` that they stand in. Events carry their digests only; everything else of a
 * row may stand in an event as it is.
 */
export const WORD_COLUMNS = {
  case: [
    'title',
    'content',
    'address',
    'createdPlace',
    'rejectionExplanation',
    'ratingComment',
    'pauseComment',
    'infoQuestion',
    'lon',
    'lat',
    'publicLon',
    'publicLat',
  ],
  assignments: ['comment'],
  answers: ['content', 'documentNumber'],
  appointments: ['reason'],
  reopenings: ['reason'],
  messages: ['text'],
  notes: ['text'],
} as const;

/** What a replay finds in place of words that were erased with their person. No stored text can be it: PostgreSQL keeps no NUL. */
export const ERASED = '\u0000erased';

/** A point as words: "109.1895,12.2388"; null without one. */
export const pointText = (point: { lon?: number | null; lat?: number | null }): string | null =>
  point.lon == null || point.lat == null ? null : `${point.lon},${point.lat}`;

/** The coordinates in such a text. An erased point is erased on both axes. */
export function pointOf(text: string | null): { lon: number | null; lat: number | null } {
  if (text === null) return { lon: null, lat: null };
  if (text === ERASED) return { lon: ERASED, lat: ERASED } as never;
  const [lon, lat] = text.split(',').map(Number);
  return { lon: lon ?? null, lat: lat ?? null };
}

/** The words of an event by their field, where it has them; undefined: it did not touch them. */
export const wordOf = (words: EventWords | undefined, field: string): string | null | undefined => words?.[field];

/** Words that the event always brings. */
export const textOf = (words: EventWords | undefined, field: string): string => words?.[field] ?? '';
