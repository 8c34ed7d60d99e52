import type { CaseEvent } from '@pakn/events/case';
import { DomainError, refuseIfAny, type FieldProblemData } from '@pakn/service-kit/rules';
import { fileKindOf, MOST_RECTANGLES, type Label, type Rectangle } from '@pakn/vocabulary';
import { permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { UNKNOWN_FILE } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

export interface Redaction {
  attachmentId: string;
  /** None: the original comes back. */
  rectangles: Rectangle[];
  /** Names the rendition that was drawn for it; null: the original comes back. */
  rendition: string | null;
}

const OUTSIDE: Label = { vi: 'Vùng che phải nằm trong ảnh.', en: 'A covered part has to lie inside the picture.' };
const TOO_MANY: Label = { vi: `Che tối đa ${MOST_RECTANGLES} vùng trên một ảnh.`, en: `Cover ${MOST_RECTANGLES} parts of a picture at most.` };
const NO_PICTURE: Label = { vi: 'Chỉ che được trên ảnh.', en: 'Only pictures can be covered.' };

/** What is wrong with rectangles, as problems of the argument; sums of halves may miss 1 by a rounding. */
export function wrongRectangles(rectangles: readonly Rectangle[]): FieldProblemData[] {
  if (rectangles.length > MOST_RECTANGLES) return [{ path: 'rectangles', code: 'TOO_MANY', message: TOO_MANY }];
  const isPart = ({ x, y, width, height }: Rectangle): boolean =>
    [x, y, width, height].every((value) => Number.isFinite(value) && value >= 0) &&
    width > 0 &&
    height > 0 &&
    x + width <= 1.000_001 &&
    y + height <= 1.000_001;
  return rectangles.flatMap((each, index) => (isPart(each) ? [] : [{ path: `rectangles.${index}`, code: 'OUT_OF_RANGE', message: OUTSIDE }]));
}

/**
 * Takes parts out of a picture of the case or of one of its answers (B-08); what is not named any more comes back, since each time begins with the original.
 * Its new rendition was drawn before.
 * @throws INVALID_INPUT for a file that is not of the case, or rectangles outside of it, FILE_REFUSED for what is no picture
 */
export function redactAttachment({ attachmentId, rectangles, rendition }: Redaction, state: CaseState, rules: Rules): CaseEvent[] {
  permit('REDACT', state, rules);
  const file = rules.files.find(({ id }) => id === attachmentId.toLowerCase());
  const isOfCase = file && (file.caseId === state.case.id || state.answers.some(({ id }) => id === file.answerId));
  if (!file || !isOfCase) throw new DomainError('INVALID_INPUT', { fields: [{ path: 'attachmentId', code: 'UNKNOWN', message: UNKNOWN_FILE }] });
  if (file.status !== 'READY' || fileKindOf(file.mediaType)?.group !== 'PICTURE') throw new DomainError('FILE_REFUSED', { message: NO_PICTURE });
  refuseIfAny(wrongRectangles(rectangles));
  // Nothing is called covered that was not drawn.
  if (rectangles.length > 0 && rendition === null) throw new DomainError('NOT_NOW', { caseId: state.case.id });
  if (rectangles.length === 0 && !file.isRedacted) return [];
  return [{ type: 'AttachmentRedacted', data: { attachmentId: file.id, rendition: rectangles.length > 0 ? rendition : null, rectangles } }];
}

/** The file that it names. */
redactAttachment.fileIds = ({ attachmentId }: Redaction): string[] => [attachmentId];
