import type { CaseEventData, CaseEventType } from '@pakn/events';
import type { Label, Language } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import type { TimelineEntry } from '../graph/parts.graph.ts';

/** The events that a citizen reads as milestones, and their words. */
const MILESTONES: Partial<Record<CaseEventType, Label>> = {
  CaseSubmitted: { vi: 'Đã gửi phản ánh', en: 'Sent' },
  CaseAccepted: { vi: 'Đã tiếp nhận', en: 'Received' },
  CaseAssigned: { vi: 'Đã chuyển đơn vị xử lý', en: 'Passed to the agency' },
  CaseReturned: { vi: 'Đơn vị chuyển lại bộ phận tiếp nhận', en: 'Handed back to the reception desk' },
  CaseScheduled: { vi: 'Hẹn xử lý', en: 'Scheduled' },
  ResultReturned: { vi: 'Đã có kết quả, chờ duyệt', en: 'Result under review' },
  AnswerPublished: { vi: 'Đã trả lời', en: 'Answered' },
  CaseRejected: { vi: 'Không tiếp nhận', en: 'Not accepted' },
  CasePaused: { vi: 'Tạm dừng thời hạn', en: 'Clock paused' },
  CaseResumed: { vi: 'Tiếp tục xử lý', en: 'Resumed' },
  InfoRequested: { vi: 'Yêu cầu bổ sung thông tin', en: 'More information asked for' },
  InfoSupplied: { vi: 'Đã bổ sung thông tin', en: 'Information supplied' },
  AppointmentDecided: { vi: 'Đã duyệt phiếu hẹn', en: 'Appointment decided' },
  LateNoticeSent: { vi: 'Đang tiếp tục xử lý', en: 'Still being handled' },
  AnswerUnpublished: { vi: 'Câu trả lời được gỡ để xem lại', en: 'Answer taken back for review' },
  CaseReopened: { vi: 'Yêu cầu xử lý lại', en: 'Reopened' },
  CaseWithdrawn: { vi: 'Đã rút phản ánh', en: 'Withdrawn' },
  CaseRated: { vi: 'Đã đánh giá', en: 'Rated' },
  CaseClosed: { vi: 'Hoàn thành', en: 'Completed' },
};
const TYPES = [...Object.keys(MILESTONES), 'ActUndone' satisfies CaseEventType];

interface Row {
  caseId: string;
  n: number;
  type: CaseEventType;
  at: Date;
  data: CaseEventData;
}

/** The milestones of several cases in the reader's language, oldest first: one query on the log. */
export async function milestonesOf(pool: Pool, caseIds: readonly string[], language: Language): Promise<TimelineEntry[][]> {
  const { rows } = await pool.query<Row>(
    'select case_id as "caseId", n, type, at, data from events.log where case_id = any($1) and type = any($2) order by case_id, n',
    [caseIds, TYPES],
  );
  const byCase = new Map<string, TimelineEntry[]>(caseIds.map((id) => [id, []]));
  // What was taken back at once was no milestone.
  const undone = new Set(rows.flatMap(({ caseId, data }) => (data.undone ?? []).map(({ n }) => `${caseId} ${n}`)));
  for (const row of rows)
    if (row.type !== 'ActUndone' && !undone.has(`${row.caseId} ${row.n}`) && isPromised(row)) byCase.get(row.caseId)?.push(entryOf(row, language));
  return caseIds.map((id) => byCase.get(id) ?? []);
}

/** An appointment that waits for a leader, or was refused, promises the citizen nothing. */
const isPromised = ({ data }: Row): boolean => data.status !== 'AWAITING_LEADER' && data.agreed !== false;

function entryOf({ type, at, data }: Row, language: Language): TimelineEntry {
  const agencyId =
    type === 'CaseAssigned'
      ? (data.toAgencyIds?.[0] ?? data.facts.leadAgencyId)
      : type === 'CaseReturned' || type === 'ResultReturned'
        ? data.actorAgencyId
        : type === 'AnswerPublished'
          ? data.facts.leadAgencyId
          : null;
  return { at, kind: type, text: MILESTONES[type]?.[language] ?? type, agencyId };
}
