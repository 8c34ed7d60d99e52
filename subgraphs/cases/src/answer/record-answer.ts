import type { CaseEvent } from '@pakn/events/case';
import { cleanText, refuseIfAny, type FieldProblemData } from '@pakn/service-kit/rules';
import { begin } from '../process/begin.ts';
import { refuseFiles, refuseTooMany, wrongFiles } from '../process/files.ts';
import { NotPermitted, permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { waitingAnswers } from '../process/situation.ts';
import { problemsOf } from '../process/words.ts';
import { openParts, type AnswerRow, type CaseState } from '../state/case-state.ts';
import { answerFileIds, filesOf, purposeOf, refuseWithoutProof, type AnswerFiles } from './answer-files.ts';
import { approveAnswer } from './approve-answer.ts';
import { publishAnswer } from './publish-answer.ts';

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
 * Each tick is an event of its own.
 * @throws PROOF_REQUIRED where the category wants a picture or a document, NotPermitted for a tick that is not the actor's, INVALID_INPUT
 */
export function recordAnswer({ input }: { input: RecordingAnswer }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('RECORD_ANSWER', state, rules);
  const content = cleanText(input.content);
  const documentNumber = cleanText(input.documentNumber ?? '');
  const rewritten = waitingAnswers(state).find((answer) => answer.id === input.answerId);
  const files = filesOf(input);
  const fileIds = files.flatMap(({ ids }) => ids);
  const problems = wrongIn({ ...input, content, documentNumber }, state, rules, rewritten);
  const fileProblems = files.flatMap(({ ids, path }) => wrongFiles(ids, path, rules));
  if (problems.length === 0) {
    refuseTooMany(fileIds.length, 'input.attachmentIds');
    refuseFiles(fileProblems);
  }
  refuseIfAny([...problems, ...fileProblems]);
  refuseWithoutProof({ id: rewritten?.id, fileIds }, rules.reference.category(state.case.categoryCode)?.proofRequired ?? false, rules);

  const decision = begin(state, rules);
  const answerId = rewritten?.id ?? rules.newId();
  decision.add({
    type: 'AnswerRecorded',
    data: {
      answerId,
      agencyId: input.agencyId,
      rewritten: rewritten !== undefined,
      files: files.flatMap(({ ids, purpose }) => ids.map((fileId) => ({ fileId, purpose: purposeOf(fileId, purpose, rules) }))),
    },
    words: { answer: content, documentNumber: documentNumber || null },
  });
  if (input.approve) {
    // The tick "Phê duyệt kết quả": the leader of the answering agency only; for everybody else it is not theirs to tick.
    if (input.agencyId !== rules.actor.agencyId) throw new NotPermitted();
    approveAnswer({ answerId }, decision.state, rules).forEach(decision.add);
  }
  if (input.publish) publishAnswer({ answerId, makeCasePublic: false }, decision.state, rules).forEach(decision.add);
  return decision.events;
}

/** The uploaded files that it names. */
recordAnswer.fileIds = ({ input }: { input: RecordingAnswer }): string[] => answerFileIds(input);

function wrongIn(
  input: RecordingAnswer & { documentNumber: string },
  state: CaseState,
  { reference, actor }: Rules,
  rewritten: AnswerRow | undefined,
): FieldProblemData[] {
  const answering = new Set([...openParts(state).map((part) => part.agencyId), ...(state.case.leadAgencyId ? [] : [actor.agencyId]), rewritten?.agencyId]);
  return [
    ...problemsOf(input.content, { path: 'input.content', name: { vi: 'nội dung trả lời', en: 'the answer' }, longest: reference.limits().contentLength }),
    ...problemsOf(input.documentNumber, {
      path: 'input.documentNumber',
      name: { vi: 'số văn bản', en: 'the document number' },
      longest: LONGEST_DOCUMENT_NUMBER,
      shortest: 0,
    }),
    ...(answering.has(input.agencyId)
      ? []
      : [
          {
            path: 'input.agencyId',
            code: 'UNKNOWN',
            message: { vi: 'Đơn vị trả lời phải là đơn vị đang xử lý phản ánh này.', en: 'The answering agency has to be one that handles this report.' },
          },
        ]),
    ...(input.answerId == null || rewritten
      ? []
      : [
          {
            path: 'input.answerId',
            code: 'UNKNOWN',
            message: { vi: 'Không tìm thấy câu trả lời này, hoặc câu trả lời đã được công khai.', en: 'This answer does not exist, or was published already.' },
          },
        ]),
  ];
}
