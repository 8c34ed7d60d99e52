import type { CaseEventData, CaseEventType } from '@pakn/events';
import type { Pool } from 'pg';
import type { TimelineEntry } from './parts.graph.ts';

/** The events that a citizen reads as milestones, and their words. */
const MILESTONES: Partial<Record<CaseEventType, string>> = {
  CaseSubmitted: 'Đã gửi phản ánh',
  CaseAccepted: 'Đã tiếp nhận',
  CaseAssigned: 'Đã chuyển đơn vị xử lý',
  CaseReturned: 'Đơn vị chuyển lại bộ phận tiếp nhận',
  CaseScheduled: 'Hẹn xử lý',
  ResultReturned: 'Đã có kết quả, chờ duyệt',
  AnswerPublished: 'Đã trả lời',
  CaseRejected: 'Không tiếp nhận',
  CasePaused: 'Tạm dừng thời hạn',
  CaseResumed: 'Tiếp tục xử lý',
  InfoRequested: 'Yêu cầu bổ sung thông tin',
  InfoSupplied: 'Đã bổ sung thông tin',
  AppointmentDecided: 'Đã duyệt phiếu hẹn',
  LateNoticeSent: 'Đang tiếp tục xử lý',
  AnswerUnpublished: 'Câu trả lời được gỡ để xem lại',
  CaseReopened: 'Yêu cầu xử lý lại',
  CaseWithdrawn: 'Đã rút phản ánh',
  CaseRated: 'Đã đánh giá',
  CaseClosed: 'Hoàn thành',
};
const TYPES = Object.keys(MILESTONES);

interface Row {
  caseId: string;
  type: CaseEventType;
  at: Date;
  data: CaseEventData;
}

/** The milestones of several cases, oldest first: one query on the log. */
export async function milestonesOf(pool: Pool, caseIds: readonly string[]): Promise<TimelineEntry[][]> {
  const { rows } = await pool.query<Row>(
    'select case_id as "caseId", type, at, data from events.log where case_id = any($1) and type = any($2) order by case_id, n',
    [caseIds, TYPES],
  );
  const byCase = new Map<string, TimelineEntry[]>(caseIds.map((id) => [id, []]));
  for (const row of rows) byCase.get(row.caseId)?.push(entryOf(row));
  return caseIds.map((id) => byCase.get(id) ?? []);
}

function entryOf({ type, at, data }: Row): TimelineEntry {
  const agencyId =
    type === 'CaseAssigned'
      ? (data.toAgencyIds?.[0] ?? data.facts.leadAgencyId)
      : type === 'CaseReturned' || type === 'ResultReturned'
        ? data.actorAgencyId
        : type === 'AnswerPublished'
          ? data.facts.leadAgencyId
          : null;
  return { at, kind: type, text: MILESTONES[type] ?? type, agencyId };
}
