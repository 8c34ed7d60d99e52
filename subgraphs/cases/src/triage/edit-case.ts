import { DomainError, cleanText, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import type { Case } from '../case/case.entity.ts';
import { changeCase, type Deciding } from '../case/change-case.ts';
import type { Desk } from '../case/desk.ts';
import type { ReferenceBook } from '../case/reference-book.ts';
import type { Urgency } from '../case/terms.ts';
import type { CasesContext } from '../context.ts';
import { editedPlace, type PlaceEdit } from '../process/place.ts';
import { permit } from '../process/take-action.ts';
import { problemsOf } from '../process/words.ts';
import { changeUrgency } from '../process/urgency.ts';

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

/**
 * The desk corrects, classifies and decides publicity. A new category brings its urgency unless one is chosen; a new urgency brings its limits.
 * @throws NOT_NOW when a case should become public before it was accepted, INVALID_INPUT with a problem a field
 */
export function editCase(context: CasesContext, input: CaseEdit & { id: string; version: number }): Promise<string> {
  const { id, version, ...edit } = input;
  return changeCase({ context, caseId: id, version, action: 'editCase', input: edit }, (desk, deciding) => {
    const transition = permit('EDIT', desk, deciding);
    if (edit.categoryCode != null || edit.urgency != null) permit('CLASSIFY', desk, deciding);
    const { reference } = deciding.services;
    refuseIfAny(wrongIn(edit, reference));
    if (edit.isPublic && !desk.case.acceptedAt) throw new DomainError('NOT_NOW', { caseId: id, message: 'Chỉ công khai được phản ánh đã tiếp nhận.' });
    apply(edit, desk, deciding);
    return { type: transition.event };
  });
}

function wrongIn(edit: CaseEdit, reference: ReferenceBook): FieldProblemData[] {
  const limits = reference.limits();
  const unknown = (path: string, message: string): FieldProblemData => ({ path, code: 'UNKNOWN', message });
  return [
    ...(edit.title == null ? [] : problemsOf(cleanText(edit.title), { path: 'title', name: 'tiêu đề', longest: limits.titleLength })),
    ...(edit.content == null ? [] : problemsOf(cleanText(edit.content), { path: 'content', name: 'nội dung', longest: limits.contentLength })),
    ...(edit.categoryCode == null || reference.category(edit.categoryCode)?.active
      ? []
      : [unknown('categoryCode', 'Lĩnh vực này không còn dùng. Hãy chọn lại.')]),
    ...(edit.agencyConcernedId == null || reference.agency(edit.agencyConcernedId)
      ? []
      : [unknown('agencyConcernedId', 'Không tìm thấy đơn vị này. Hãy chọn lại.')]),
    ...(edit.place ? editedPlace(edit.place, reference).problems : []),
  ];
}

function apply(edit: CaseEdit, desk: Desk, { services, now }: Deciding): void {
  const found: Case = desk.case;
  const { reference } = services;
  if (edit.title != null) found.title = cleanText(edit.title);
  if (edit.content != null) found.content = cleanText(edit.content);
  if (edit.agencyConcernedId != null) found.agencyConcernedId = edit.agencyConcernedId;
  if (edit.isPublic != null) found.isPublic = edit.isPublic;
  if (edit.place) Object.assign(found, editedPlace(edit.place, reference, found).place);
  const category = edit.categoryCode != null && edit.categoryCode !== found.categoryCode ? reference.category(edit.categoryCode) : undefined;
  if (category) found.categoryCode = category.code;
  const urgency = edit.urgency ?? category?.urgency;
  if (urgency) changeUrgency(desk, reference, urgency, now);
}
