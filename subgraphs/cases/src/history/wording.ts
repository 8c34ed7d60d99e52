import type { ChangeDigest } from '@pakn/events';
import type { FieldChange } from '@pakn/service-kit';
import type { HistoryWords } from '../command/append-case-event.ts';
import type { ReferenceBook } from '../case/reference-book.ts';
import { PROCESSES, processOf } from '../process/process.ts';
import { STATUS_TABLE } from '../process/status-table.ts';
import { STEP_LABELS } from '../process/workflow.ts';

/** Words of what is not a transition of the process. */
const OTHER_ACTIONS: Record<string, string> = {
  CaseSubmitted: 'Gửi phản ánh',
  CaseReminded: 'Nhắc hạn xử lý',
  CaseDueSoon: 'Sắp đến hạn',
  CaseOverdue: 'Quá hạn',
  CaseUnclaimed: 'Quá thời gian nhận xử lý',
  CoordinationOverdue: 'Quá hạn phối hợp',
  LateNoticeSent: 'Báo tiến độ cho người gửi',
  DeadlineChanged: 'Thay đổi thời hạn',
  CaseTransferred: 'Chuyển đơn vị kế thừa',
};
const LABELS = new Map(PROCESSES.flatMap(({ transitions }) => transitions).map(({ event, label }) => [event as string, label.vi]));

/** What an event is called in the history: as the process table calls it. */
export const actionLabel = (type: string): string => OTHER_ACTIONS[type] ?? LABELS.get(type) ?? type;

const URGENCIES: Record<string, string> = { URGENT: 'Khẩn', QUICK: 'Xử lý nhanh', NORMAL: 'Bình thường', COMPLEX: 'Phức tạp' };
const SATISFACTIONS: Record<string, string> = { VERY_SATISFIED: 'Rất hài lòng', SATISFIED: 'Hài lòng', NEUTRAL: 'Bình thường', DISSATISFIED: 'Không hài lòng' };
const VERDICTS: Record<string, string> = { ON_TIME: 'Đúng hạn', LATE: 'Quá hạn' };
const moment = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** dd/MM/yyyy HH:mm in Vietnam. */
export function momentText(at: Date): string {
  const part = Object.fromEntries(moment.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.day}/${part.month}/${part.year} ${part.hour}:${part.minute}`;
}

type Render = (value: string, reference: ReferenceBook) => string;
const agencies: Render = (ids, reference) =>
  ids
    .split(',')
    .map((id) => reference.agency(id)?.name ?? id)
    .join(', ');
const plain: Render = (value) => value;

/** The fields of the history: their Vietnamese names, and how a value is written. */
const FIELDS: Record<string, { label: string; render: Render }> = {
  workflowVersion: { label: 'Quy trình', render: (version) => `${processOf({ workflowVersion: Number(version) }).title.vi} (phiên bản ${version})` },
  status: { label: 'Trạng thái', render: (value) => STATUS_TABLE[value as keyof typeof STATUS_TABLE]?.vi ?? value },
  step: { label: 'Bước', render: (value) => STEP_LABELS[value as keyof typeof STEP_LABELS]?.vi ?? value },
  title: { label: 'Tiêu đề', render: plain },
  content: { label: 'Nội dung', render: plain },
  address: { label: 'Địa điểm', render: plain },
  answer: { label: 'Nội dung trả lời', render: plain },
  documentNumber: { label: 'Số văn bản', render: plain },
  wardCode: { label: 'Xã, phường', render: (code, reference) => reference.ward(code)?.name ?? code },
  categoryCode: { label: 'Lĩnh vực', render: (code, reference) => reference.category(code)?.name ?? code },
  urgency: { label: 'Mức độ', render: (value) => URGENCIES[value] ?? value },
  isPublic: { label: 'Công khai', render: (value) => (value === 'true' ? 'Có' : 'Không') },
  agencyConcernedId: { label: 'Đơn vị bị phản ánh', render: agencies },
  leadAgencyId: { label: 'Đơn vị xử lý chính', render: agencies },
  coordinatorAgencyIds: { label: 'Đơn vị phối hợp', render: agencies },
  dueAt: { label: 'Hạn xử lý', render: (value) => momentText(new Date(value)) },
  verdict: { label: 'Kết quả thời hạn', render: (value) => VERDICTS[value] ?? value },
  satisfaction: { label: 'Đánh giá', render: (value) => SATISFACTIONS[value] ?? value },
  rejectionReasonCode: { label: 'Lý do không tiếp nhận', render: (code, reference) => reference.reason('REFUSAL', code)?.label ?? code },
};

/** The table "Trường / Giá trị cũ / Giá trị mới" of one event. Erased words show as null. */
export function changesShown(changes: readonly ChangeDigest[], words: HistoryWords | null, reference: ReferenceBook): FieldChange[] {
  return changes.flatMap((change) => {
    const field = FIELDS[change.field];
    if (!field) return [];
    const shown = (side: 'old' | 'new'): string | null => {
      const value = change.words ? (words?.changes[change.field]?.[side] ?? null) : change[side];
      return value === null ? null : field.render(String(value), reference);
    };
    return [{ field: change.field, label: field.label, oldValue: shown('old'), newValue: shown('new') }];
  });
}
