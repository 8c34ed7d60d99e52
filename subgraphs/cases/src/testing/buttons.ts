import type { CaseAction } from '../process/terms.ts';
import type { Desks, SeenCase, Worker } from './acts.ts';

/** How each action of `viewerActions` is asked of the graph. */
export async function actOf(d: Desks, action: CaseAction, who: Worker, seen: SeenCase): Promise<[string, Record<string, unknown>]> {
  const at = { id: seen.id, version: seen.version };
  const answerId = seen.answers.findLast((answer) => !answer.published)?.id;
  const agencyId = who === d.operator ? d.here.agencies.desk : d.roads;
  const acts: Record<CaseAction, () => Promise<[string, Record<string, unknown>]> | [string, Record<string, unknown>]> = {
    EDIT: () => ['editCase', { ...at, title: `Tiêu đề lần ${seen.version}` }],
    CLASSIFY: () => ['editCase', { ...at, urgency: 'NORMAL' }],
    CLAIM: () => ['claimCase', at],
    RELEASE: () => ['releaseCase', at],
    ASSIGN: () => ['assignCase', { ...at, input: { leadAgencyId: d.roads, coordinatorAgencyIds: seen.version % 2 ? [d.commune] : [], makePublic: true } }],
    COORDINATE: () => ['coordinateCase', { ...at, input: { leadAgencyId: d.roads, coordinatorAgencyIds: [d.commune] } }],
    RETURN_TO_OPERATOR: () => ['returnToOperator', { ...at, reasonCode: 'WRONG_AREA', comment: 'Không thuộc địa bàn' }],
    RECORD_ANSWER: async () => [
      'recordAnswer',
      { ...at, input: { agencyId: seen.leadAgency ? d.roads : agencyId, content: 'Đã xử lý.', attachmentIds: [await d.upload(who)] } },
    ],
    RETURN_RESULT: () => ['returnResult', { ...at, comment: 'Đã xong' }],
    APPROVE_ANSWER: () => ['approveAnswer', { ...at, answerId: seen.answers.findLast((answer) => !answer.published && !answer.approved)?.id }],
    PUBLISH: () => ['publishAnswer', { ...at, answerId, makeCasePublic: true }],
    SCHEDULE: () => ['scheduleCase', { ...at, input: { amount: 5, unit: 'DAY', remindAmount: 1, remindUnit: 'DAY', reason: 'Chờ vật tư' } }],
    EXTEND: () => ['scheduleCase', { ...at, input: { amount: 6, unit: 'DAY', remindAmount: 1, remindUnit: 'DAY', reason: 'Chờ thêm vật tư' } }],
    REJECT: () => ['rejectCase', { ...at, reasonCode: 'TEST' }],
    COMPLETE_COORDINATION: () => ['completeCoordination', { ...at, comment: 'Đã rào chắn' }],
    CONFIRM_COMPLETION: () => ['confirmCompletion', at],
    REQUEST_REWORK: () => ['requestRework', { ...at, answerId, comment: 'Thiếu ảnh' }],
    ADD_NOTE: () => ['addNote', { caseId: seen.id, text: 'Ghi chú' }],
    RATE: () => ['rateCase', { id: seen.id, satisfaction: 'SATISFIED' }],
    REQUEST_INFO: () => ['requestInfo', { ...at, question: 'Ở đoạn nào?', withinWorkingHours: 4 }],
    SUPPLY_INFO: () => ['supplyInfo', { ...at, text: 'Trước số 86' }],
    PAUSE: () => ['pauseCase', { ...at, reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 4 }],
    RESUME: () => ['resumeCase', at],
    WITHDRAW: () => ['withdrawCase', at],
    REOPEN: () => ['reopenCase', { ...at, reason: 'Chưa xong' }],
    DELEGATE: async () => ['delegateCase', { ...at, officerId: await d.here.knownOfficer('roads') }],
    TAKE_OVER: () => ['takeOverCase', at],
    URGE: () => ['urgeCase', { ...at, text: 'Đề nghị xử lý sớm' }],
    DECIDE_APPOINTMENT: () => [
      'decideAppointment',
      { ...at, appointmentId: seen.appointments.find((each) => each.status === 'AWAITING_LEADER')?.id, agreed: true },
    ],
    UNPUBLISH: () => ['unpublishAnswer', { ...at, answerId: seen.answers.findLast((answer) => answer.published)?.id, reason: 'Cần xem lại' }],
    SUPPORT: () => ['supportCase', { id: seen.id, on: true }],
    REDACT: () => ['redactAttachment', { caseId: seen.id, version: seen.version, attachmentId: seen.id, rectangles: [] }],
    MESSAGE: () => ['sendMessage', { caseId: seen.id, text: 'Xin chào' }],
  };
  return acts[action]();
}

/** Every button that somebody has now; those that only talk or edit are pressed less often. */
export async function offered(d: Desks, id: string): Promise<[Worker, CaseAction, SeenCase][]> {
  const cast = [d.operator, d.head, d.specialist, d.colleague, d.leader, d.helper, d.reporter, d.anotherCitizen];
  const views = await Promise.all(cast.map(async (who) => [who, await who.sees(id)] as const));
  // Following changes nothing of a case: no process says who may. A picture is covered in redact-attachment.int.test.ts, which has one.
  const buttons = views.flatMap(([who, seen]) =>
    seen
      ? seen.viewerActions
          .filter((action) => !['FOLLOW', 'REDACT', 'UNDO'].includes(action))
          .map((action): [Worker, CaseAction, SeenCase] => [who, action as CaseAction, seen])
      : [],
  );
  // Asking the commune again while it is at it is refused: nobody would be asked.
  const asked = (seen: SeenCase): boolean =>
    seen.assignments.some((part) => part.part === 'COORDINATOR' && part.status !== 'COMPLETED' && part.status !== 'RETURNED');
  const all = buttons.filter(([, action, seen]) => action !== 'COORDINATE' || !asked(seen));
  const moving = all.filter(([, action]) => !['ADD_NOTE', 'MESSAGE', 'EDIT', 'CLASSIFY', 'RATE', 'SUPPORT'].includes(action));
  return [...all, ...moving, ...moving];
}
