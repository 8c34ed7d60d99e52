import type { Agency, Catalogues } from '../reference/reference-book.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import type { Form } from '../form/form.ts';

/** An agency that has a calendar of its own is known and active; null is the province. */
export function checkAgency(fields: Form, agencyId: string | null, { agency }: Pick<Catalogues, 'agency'>): void {
  if (agencyId !== null && !agency(agencyId)?.active) fields.wrong('agencyId', 'UNKNOWN', CATALOGUE_WORDS.agency);
}

/** What the audit log says a change was about: "calendar", "calendar S-XD". */
export const subjectOf = (catalogue: string, agency: Agency | undefined): string => (agency ? `${catalogue} ${agency.code}` : catalogue);
