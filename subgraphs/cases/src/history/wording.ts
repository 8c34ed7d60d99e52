import type { ChangeDigest } from '@pakn/events';
import {
  CASE_EVENT_KIND,
  CASE_STATUS,
  labelOf,
  SATISFACTION,
  URGENCY,
  VERDICT,
  WORKFLOW_STEP,
  type ClosedSet,
  type Label,
  type ReasonKind,
  type Language,
} from '@pakn/vocabulary';
import type { FieldChange } from '@pakn/service-kit';
import { vietnamTime } from '@pakn/service-kit/rules';
import type { HistoryWords } from '../command/append-case-event.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { PROCESSES, processOf } from '../process/process.ts';

/** Words of what is not a transition of the process. */
const OTHER_ACTIONS: Partial<Record<string, Label>> = {
  CaseSubmitted: CASE_EVENT_KIND.SUBMITTED,
  CaseDueSoon: CASE_EVENT_KIND.DUE_SOON,
  CaseOverdue: CASE_EVENT_KIND.OVERDUE,
  ActUndone: CASE_EVENT_KIND.UNDONE,
  DeadlineChanged: CASE_EVENT_KIND.DEADLINE_CHANGED,
  CaseReminded: { vi: 'Nhắc hạn xử lý', en: 'Reminder of the deadline' },
  CaseUnclaimed: { vi: 'Quá thời gian nhận xử lý', en: 'Not claimed in time' },
  AppointmentMissed: { vi: 'Trễ hẹn', en: 'Appointment missed' },
  CoordinationOverdue: { vi: 'Quá hạn phối hợp', en: 'Co-handling overdue' },
  LateNoticeSent: { vi: 'Báo tiến độ cho người gửi', en: 'Reporter told of the delay' },
  AbuseReported: { vi: 'Người dân báo vi phạm', en: 'Reported as abuse' },
  CaseTransferred: { vi: 'Chuyển đơn vị kế thừa', en: 'Transferred to the successor' },
};
const LABELS = new Map<string, Label>(
  PROCESSES.flatMap(({ transitions }) => transitions)
    .toReversed()
    .map(({ event, label }) => [event, label]),
);

/** What an event is called in the history: as the process table calls it. */
export const actionLabel = (type: string, language: Language): string => (OTHER_ACTIONS[type] ?? LABELS.get(type))?.[language] ?? type;

interface Reader {
  reference: ReferenceBook;
  language: Language;
}
type Render = (value: string, reader: Reader) => string;
const agencies: Render = (ids, { reference }) =>
  ids
    .split(',')
    .map((id) => reference.agency(id)?.name ?? id)
    .join(', ');
const plain: Render = (value) => value;
const of =
  (set: ClosedSet): Render =>
  (code, { language }) =>
    labelOf(set, code, language);
/** A name of reference data, whose English may stand beside it. */
const named = (found: { name: string; nameEn?: string } | undefined, code: string, language: Language): string =>
  (language === 'en' ? found?.nameEn : undefined) ?? found?.name ?? code;
const reasonOf =
  (kind: ReasonKind): Render =>
  (code, { reference, language }) => {
    const reason = reference.reason(kind, code);
    return (language === 'en' ? reason?.labelEn : reason?.label) ?? code;
  };
const YES: Label = { vi: 'Có', en: 'Yes' };
const NO: Label = { vi: 'Không', en: 'No' };

/** The fields of the history: their names, and how a value is written. */
const FIELDS: Record<string, { label: Label; render: Render }> = {
  workflowVersion: {
    label: { vi: 'Quy trình', en: 'Process' },
    render: (version, { language }) => {
      const title = processOf({ workflowVersion: Number(version) }).title[language];
      return language === 'en' ? `${title} (version ${version})` : `${title} (phiên bản ${version})`;
    },
  },
  status: { label: { vi: 'Trạng thái', en: 'Status' }, render: of(CASE_STATUS) },
  step: { label: { vi: 'Bước', en: 'Step' }, render: of(WORKFLOW_STEP) },
  title: { label: { vi: 'Tiêu đề', en: 'Title' }, render: plain },
  content: { label: { vi: 'Nội dung', en: 'Content' }, render: plain },
  address: { label: { vi: 'Địa điểm', en: 'Place' }, render: plain },
  answer: { label: { vi: 'Nội dung trả lời', en: 'Answer' }, render: plain },
  question: { label: { vi: 'Nội dung cần bổ sung', en: 'Question to the reporter' }, render: plain },
  pauseReasonCode: { label: { vi: 'Lý do tạm dừng', en: 'Why the clock waits' }, render: reasonOf('PAUSE') },
  pauseUntil: { label: { vi: 'Tạm dừng đến', en: 'Waits until' }, render: (value) => vietnamTime(new Date(value)) },
  documentNumber: { label: { vi: 'Số văn bản', en: 'Document number' }, render: plain },
  wardCode: { label: { vi: 'Xã, phường', en: 'Commune, ward' }, render: (code, { reference }) => reference.ward(code)?.name ?? code },
  categoryCode: { label: { vi: 'Lĩnh vực', en: 'Field' }, render: (code, { reference, language }) => named(reference.category(code), code, language) },
  urgency: { label: { vi: 'Mức độ', en: 'Urgency' }, render: of(URGENCY) },
  isPublic: { label: { vi: 'Công khai', en: 'Public' }, render: (value, { language }) => (value === 'true' ? YES : NO)[language] },
  agencyConcernedId: { label: { vi: 'Đơn vị bị phản ánh', en: 'Agency concerned' }, render: agencies },
  leadAgencyId: { label: { vi: 'Đơn vị xử lý chính', en: 'Lead agency' }, render: agencies },
  coordinatorAgencyIds: { label: { vi: 'Đơn vị phối hợp', en: 'Co-handlers' }, render: agencies },
  dueAt: { label: { vi: 'Hạn xử lý', en: 'Deadline' }, render: (value) => vietnamTime(new Date(value)) },
  receptionDueAt: { label: { vi: 'Hạn tiếp nhận', en: 'To be accepted by' }, render: (value) => vietnamTime(new Date(value)) },
  answerDueAt: { label: { vi: 'Hạn trả lời', en: 'Answer promised by' }, render: (value) => vietnamTime(new Date(value)) },
  verdict: { label: { vi: 'Kết quả thời hạn', en: 'In time' }, render: of(VERDICT) },
  satisfaction: { label: { vi: 'Đánh giá', en: 'Rating' }, render: of(SATISFACTION) },
  rejectionReasonCode: { label: { vi: 'Lý do không tiếp nhận', en: 'Reason' }, render: reasonOf('REFUSAL') },
};

/** The table "Trường / Giá trị cũ / Giá trị mới" of one event. Erased words show as null. */
export function changesShown(changes: readonly ChangeDigest[], words: HistoryWords | null, reader: Reader): FieldChange[] {
  return changes.flatMap((change) => {
    const field = FIELDS[change.field];
    if (!field) return [];
    const shown = (side: 'old' | 'new'): string | null => {
      const value = change.words ? (words?.changes[change.field]?.[side] ?? null) : change[side];
      return value === null ? null : field.render(String(value), reader);
    };
    return [{ field: change.field, label: field.label[reader.language], oldValue: shown('old'), newValue: shown('new') }];
  });
}
