import { cleanText, DomainError, forbidden, newId, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { changeCase, type Deciding } from '../case/change-case.ts';
import { openParts, type Desk } from '../case/desk.ts';
import { Answer } from '../case/parts.entity.ts';
import type { Happening } from '../case/record.ts';
import { checkAttachments, giveAttachments, refuseFiles } from '../case/take-attachments.ts';
import type { CasesContext } from '../context.ts';
import { refuseTooMany, wrongFileIds } from '../process/file-ids.ts';
import { waitingAnswers } from '../process/situation.ts';
import { permit } from '../process/take-action.ts';
import { problemsOf } from '../process/words.ts';
import { filesOf, refuseWithoutProof, type AnswerFiles } from './answer-files.ts';
import { publishOn } from './publish-on.ts';

export interface RecordingAnswer extends AnswerFiles {
  answerId?: string | null;
  agencyId: string;
  content: string;
  approve?: boolean | null;
  publish?: boolean | null;
  documentNumber?: string | null;
}

const LONGEST_DOCUMENT_NUMBER = 100;

/**
 * Cập nhật kết quả: what the agency answers, not yet seen by anybody but officers. `approve` and `publish` are for who may: a leader of the answering agency, the desk.
 * @throws PROOF_REQUIRED where the category wants a picture or a document, FORBIDDEN for a tick that is not the actor's, INVALID_INPUT
 */
export function recordAnswer(context: CasesContext, { id, version, input }: { id: string; version: number; input: RecordingAnswer }): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'recordAnswer', input }, async (desk, deciding) => {
    const transition = permit('RECORD_ANSWER', desk, deciding);
    const { em, actor, services } = deciding;
    const content = cleanText(input.content);
    const documentNumber = cleanText(input.documentNumber ?? '');
    const rewritten = waitingAnswers(desk).find((answer) => answer.id === input.answerId);
    const problems = wrongIn({ ...input, content, documentNumber }, desk, deciding, rewritten);
    const files = filesOf(input);
    const owner = actor.identity.sub ?? '';
    refuseIfAny(problems);
    refuseTooMany(files.flatMap(({ ids }) => ids).length, 'input.attachmentIds');
    for (const { ids, path } of files) refuseFiles(await checkAttachments(deciding, ids, owner, path));

    const answer = rewritten ?? writeNew(desk, deciding, input.agencyId);
    Object.assign(answer, {
      agencyId: input.agencyId,
      content,
      documentNumber: documentNumber || null,
      approved: false,
      approvedBy: null,
      updatedAt: rewritten ? deciding.now : null,
    });
    await em.flush();
    for (const { ids, purpose } of files) await giveAttachments(deciding, ids, { kind: 'answer', id: answer.id, purpose });
    await refuseWithoutProof(deciding, answer, services.reference.category(desk.case.categoryCode)?.proofRequired ?? false);

    const happenings: Happening[] = [{ type: transition.event, data: { answerId: answer.id } }];
    if (input.approve) happenings.push(approveNow(desk, deciding, answer));
    if (input.publish) happenings.push(publishOn(desk, deciding, answer, false));
    return happenings;
  });
}

function writeNew(desk: Desk, { em, actor, now }: Deciding, agencyId: string): Answer {
  const made = em.create(Answer, {
    id: newId(),
    caseId: desk.case.id,
    agencyId,
    authorId: actor.identity.sub ?? '',
    content: '',
    approved: false,
    approvedBy: null,
    published: false,
    publishedAt: null,
    publishedBy: null,
    documentNumber: null,
    createdAt: now,
    updatedAt: null,
  });
  em.persist(made);
  desk.answers.push(made);
  return made;
}

function wrongIn(
  input: RecordingAnswer & { documentNumber: string },
  desk: Desk,
  { services, actor }: Deciding,
  rewritten: Answer | undefined,
): FieldProblemData[] {
  const { contentLength } = services.reference.limits();
  const answering = new Set([
    ...openParts(desk).map((part) => part.agencyId),
    ...(desk.case.leadAgencyId ? [] : [actor.identity.agencyId]),
    rewritten?.agencyId,
  ]);
  return [
    ...problemsOf(input.content, { path: 'input.content', name: 'nội dung trả lời', longest: contentLength }),
    ...problemsOf(input.documentNumber, { path: 'input.documentNumber', name: 'số văn bản', longest: LONGEST_DOCUMENT_NUMBER, shortest: 0 }),
    ...(answering.has(input.agencyId) ? [] : [{ path: 'input.agencyId', code: 'UNKNOWN', message: 'Đơn vị trả lời phải là đơn vị đang xử lý phản ánh này.' }]),
    ...(input.answerId == null || rewritten
      ? []
      : [{ path: 'input.answerId', code: 'UNKNOWN', message: 'Không tìm thấy câu trả lời này, hoặc câu trả lời đã được công khai.' }]),
    ...filesOf(input).flatMap(({ ids, path }) => wrongFileIds(ids, path)),
  ];
}

/** The tick "Phê duyệt kết quả": the leader of the answering agency only; for everybody else it is not theirs to tick. */
function approveNow(desk: Desk, deciding: Deciding, answer: Answer): Happening {
  if (answer.agencyId !== deciding.actor.identity.agencyId) throw forbidden();
  const transition = permit('APPROVE_ANSWER', desk, deciding);
  answer.approved = true;
  answer.approvedBy = deciding.actor.identity.sub ?? null;
  return { type: transition.event, data: { answerId: answer.id } };
}

/** An answer of the case that waits to be published. @throws INVALID_INPUT for any other, NOT_NOW for a published one */
export function waitingAnswerOf(desk: Desk, answerId: string): Answer {
  if (desk.answers.some((answer) => answer.id === answerId && answer.published))
    throw new DomainError('NOT_NOW', { caseId: desk.case.id, message: 'Câu trả lời này đã được công khai.' });
  const found = waitingAnswers(desk).find((answer) => answer.id === answerId);
  if (!found) throw new DomainError('INVALID_INPUT', { fields: [{ path: 'answerId', code: 'UNKNOWN', message: 'Không tìm thấy câu trả lời này.' }] });
  return found;
}
