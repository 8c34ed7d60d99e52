import seeded from '../reference/data/portal.json' with { type: 'json' };
import type { PortalSettings } from '../reference/portal.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import type { Form } from '../form/form.ts';

/** How long an act can be undone is the product's own (UNDO_SECONDS): the messages of an act wait for it. */
type Offered = Omit<PortalSettings['limits'], 'undoSeconds'>;

/** Limits of forms and uploads as an administrator fills them in; what is left out stays. */
export type LimitsForm = { [K in keyof Offered]?: Offered[K] | null | undefined };

const MEGABYTE = 2 ** 20;
/** The least and the most of each number. Bytes: what the gateway lets through. */
const ranges = (closeAfterDays: number): { [K in keyof Offered as Offered[K] extends number ? K : never]: readonly [least: number, most: number] } => ({
  titleLength: [20, 500],
  contentLength: [100, 20_000],
  attachments: [0, 20],
  attachmentBytes: [MEGABYTE, 500 * MEGABYTE],
  videoSeconds: [10, 1_800],
  ratingDays: [1, 365],
  // A case that is closed is not opened again.
  reopenDays: [1, closeAfterDays],
});
const TYPES: { [K in keyof Offered as Offered[K] extends number ? never : K]: readonly string[] } = {
  reportMediaTypes: seeded.limits.reportMediaTypes,
  answerMediaTypes: seeded.limits.answerMediaTypes,
};

/**
 * The limits as they would be. Each field that does not fit gets its problem, `input.limits.titleLength`.
 * @param closeAfterDays after so many days an answered case is closed
 */
export function readLimits(
  fields: Form,
  form: LimitsForm,
  { before, closeAfterDays }: { before: PortalSettings['limits']; closeAfterDays: number },
): PortalSettings['limits'] {
  for (const [key, [least, most]] of Object.entries(ranges(closeAfterDays))) {
    const given = form[key as keyof ReturnType<typeof ranges>];
    if (given != null && !(Number.isInteger(given) && given >= least && given <= most))
      fields.wrong(`input.limits.${key}`, 'OUT_OF_RANGE', CATALOGUE_WORDS.between(least, most));
  }
  for (const [key, known] of Object.entries(TYPES)) {
    const given = form[key as keyof typeof TYPES];
    if (given?.length === 0) fields.wrong(`input.limits.${key}`, 'REQUIRED', CATALOGUE_WORDS.mediaTypes);
    if (given?.some((type) => !known.includes(type))) fields.wrong(`input.limits.${key}`, 'UNKNOWN', CATALOGUE_WORDS.mediaTypes);
    else if (given && new Set(given).size < given.length) fields.wrong(`input.limits.${key}`, 'TWICE', CATALOGUE_WORDS.mediaTypeTwice);
  }
  const set = Object.entries(form).filter(([, value]) => value != null);
  return { ...before, ...(Object.fromEntries(set) as Partial<Offered>) };
}
