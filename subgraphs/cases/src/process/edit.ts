import type { CaseEvent } from '@pakn/events/case';
import { cleanText, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Label, Urgency } from '@pakn/vocabulary';
import { isOffered } from '../reference/is-offered.ts';
import type { CaseState } from '../state/case-state.ts';
import { replacedWord } from '../state/changes.ts';
import { publicPoint } from '../state/public-point.ts';
import { pointText } from '../state/words.ts';
import { editedPlace, type PlaceEdit } from './place.ts';
import type { Rules } from './rules.ts';
import { urgencyChange } from './urgency.ts';
import { problemsOf, UNKNOWN_AGENCY, UNKNOWN_CATEGORY } from './words.ts';

/** What may be edited; what is left out stays. */
export interface CaseEdit {
  title?: string | null;
  content?: string | null;
  categoryCode?: string | null;
  urgency?: Urgency | null;
  place?: PlaceEdit | null;
  isPublic?: boolean | null;
  agencyConcernedId?: string | null;
}

/** The event of an edit, by itself or as a part of another act. A new category brings its urgency unless one is chosen; a new urgency brings its limits. */
export function edited(edit: CaseEdit, state: CaseState, rules: Rules): CaseEvent {
  const { reference } = rules;
  const found = state.case;
  const category = edit.categoryCode != null && edit.categoryCode !== found.categoryCode ? reference.category(edit.categoryCode) : undefined;
  const chosen = edit.urgency ?? category?.urgency;
  const urgency = chosen && chosen !== found.urgency ? chosen : undefined;
  const { lon, lat, address, ...place } = edit.place ? editedPlace(edit.place, reference, found).place : {};
  const data = {
    ...(category ? { categoryCode: category.code } : {}),
    ...(urgency ? { urgency, clock: urgencyChange(state, rules, urgency) } : {}),
    ...(edit.isPublic == null ? {} : { isPublic: edit.isPublic }),
    ...(edit.agencyConcernedId == null ? {} : { agencyConcernedId: edit.agencyConcernedId }),
    ...place,
  };
  const wanted: Record<string, string | null> = {
    ...(edit.title == null ? {} : { title: cleanText(edit.title) }),
    ...(edit.content == null ? {} : { content: cleanText(edit.content) }),
    ...(address === undefined ? {} : { address }),
    ...pointWords(state, rules, category, lon === undefined ? undefined : { lon: lon ?? null, lat: lat ?? null }),
  };
  const event: CaseEvent = { type: 'CaseEdited', data };
  const words = Object.fromEntries(Object.entries(wanted).filter(([field, text]) => text !== replacedWord(state, event, field)));
  return Object.keys(words).length > 0 ? { ...event, words } : event;
}

/** A new point, and what the public sees of it: nothing of a proposal (A7-06), and another category may be sensitive where the earlier one was not. */
function pointWords(
  { case: found }: CaseState,
  { reference }: Rules,
  category: { sensitive: boolean } | undefined,
  moved: { lon: number | null; lat: number | null } | undefined,
): Record<string, string | null> {
  if (!moved && !category) return {};
  const point = moved ?? { lon: found.lon ?? null, lat: found.lat ?? null };
  const shown =
    found.kind === 'PROPOSAL' ? { lon: null, lat: null } : publicPoint(point, (category ?? reference.category(found.categoryCode))?.sensitive ?? false);
  return { ...(moved ? { point: pointText(point) } : {}), publicPoint: pointText(shown) };
}

/** What is wrong with a new category: it must be in force. The one that the case has is no new one. */
export const wrongCategory = (
  code: string | null | undefined,
  path: string,
  found: Pick<CaseState['case'], 'categoryCode'>,
  { reference, now }: Pick<Rules, 'reference' | 'now'>,
): FieldProblemData[] =>
  code == null || code === found.categoryCode || isOffered(reference.category(code), now) ? [] : [{ path, code: 'UNKNOWN', message: UNKNOWN_CATEGORY }];

/** What is wrong with an edit, a problem a field. */
export function wrongIn(edit: CaseEdit, { case: found }: CaseState, { reference, now }: Rules): FieldProblemData[] {
  const limits = reference.limits();
  const unknown = (path: string, message: Label): FieldProblemData => ({ path, code: 'UNKNOWN', message });
  return [
    ...(edit.title == null ? [] : problemsOf(cleanText(edit.title), { path: 'title', name: { vi: 'tiêu đề', en: 'the title' }, longest: limits.titleLength })),
    ...(edit.content == null
      ? []
      : problemsOf(cleanText(edit.content), { path: 'content', name: { vi: 'nội dung', en: 'the text' }, longest: limits.contentLength })),
    ...wrongCategory(edit.categoryCode, 'categoryCode', found, { reference, now }),
    ...(edit.agencyConcernedId == null || reference.agency(edit.agencyConcernedId) ? [] : [unknown('agencyConcernedId', UNKNOWN_AGENCY)]),
    ...(edit.place ? editedPlace(edit.place, reference).problems : []),
  ];
}
