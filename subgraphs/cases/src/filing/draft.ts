import { cleanText, graphemes, isId, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Category, Ward } from '../case/reference-book.ts';
import type { CaseKind, Channel, IdentityMode, SubjectKind } from '../case/terms.ts';

/** What a person typed; anything may be missing. */
export interface Draft {
  title?: string | null;
  content?: string | null;
  wardCode?: string | null;
  occurredAt?: Date | null;
  kind?: CaseKind | null;
  subjectKind?: SubjectKind | null;
  categoryCode?: string | null;
  place?: { address?: string | null; lon?: number | null; lat?: number | null; wardCode?: string | null } | null;
  agencyConcernedId?: string | null;
  preferredAgencyId?: string | null;
  identityMode?: IdentityMode | null;
  showFullName?: boolean | null;
  channel?: Channel | null;
  attachmentIds?: string[] | null;
}

/** A draft that can be filed. */
export interface Report {
  title: string;
  content: string;
  address: string;
  wardCode: string | null;
  lon: number | null;
  lat: number | null;
  approximate: boolean;
  occurredAt: Date | null;
  kind: CaseKind;
  subjectKind: SubjectKind;
  categoryCode: string | null;
  agencyConcernedId: string | null;
  preferredAgencyId: string | null;
  identityMode: IdentityMode;
  showFullName: boolean;
  attachmentIds: string[];
}

/** What a draft is checked against. */
export interface FilingRules {
  limits: { titleLength: number; contentLength: number; attachments: number };
  category(code: string): Category | undefined;
  ward(code: string): Ward | undefined;
  isAgency(id: string): boolean;
  /** The commune of a point, and how to write it; null outside of the province. */
  locate(lon: number, lat: number): { code: string; name: string } | null;
  now: Date;
}

const SHORTEST_TITLE = 1;
const SHORTEST_CONTENT = 1;
const LONGEST_ADDRESS = 300;
/** Clocks of phones differ from ours. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

/**
 * Checks a draft: every wrong field has its own problem with the path of its argument; a report only when there is none (A4-02, A4-03, A4-06).
 * @param at the draft's own path, "input" or "input.draft"
 */
export function checkDraft(draft: Draft, rules: FilingRules, at: string): { report: Report; problems: FieldProblemData[] } {
  const problems: FieldProblemData[] = [];
  const wrong = (field: string, code: string, message: string): void => void problems.push({ path: `${at}.${field}`, code, message });
  const text = (field: string, given: string | null | undefined, shortest: number, longest: number, name: string): string => {
    const clean = cleanText(given ?? '');
    const length = graphemes(clean);
    if (length === 0) wrong(field, 'REQUIRED', `Hãy nhập ${name}.`);
    else if (length < shortest) wrong(field, 'TOO_SHORT', `Hãy viết ${name} rõ hơn, ít nhất ${shortest} ký tự.`);
    else if (length > longest) wrong(field, 'TOO_LONG', `Phần ${name} dài quá ${longest} ký tự.`);
    return clean;
  };
  const title = text('title', draft.title, SHORTEST_TITLE, rules.limits.titleLength, 'tiêu đề');
  const content = text('content', draft.content, SHORTEST_CONTENT, rules.limits.contentLength, 'nội dung');
  const place = placeOf(draft, rules, wrong);

  const categoryCode = draft.categoryCode ?? null;
  if (categoryCode !== null && !rules.category(categoryCode)?.active) wrong('categoryCode', 'UNKNOWN', 'Lĩnh vực này không còn dùng. Hãy chọn lại.');
  const agency = (field: 'agencyConcernedId' | 'preferredAgencyId'): string | null => {
    const id = draft[field] ?? null;
    if (id !== null && !rules.isAgency(id)) wrong(field, 'UNKNOWN', 'Không tìm thấy đơn vị này. Hãy chọn lại.');
    return id;
  };
  const agencyConcernedId = agency('agencyConcernedId');
  const preferredAgencyId = agency('preferredAgencyId');
  const occurredAt = draft.occurredAt ?? null;
  if (occurredAt && occurredAt.getTime() > rules.now.getTime() + FUTURE_TOLERANCE_MS)
    wrong('occurredAt', 'IN_FUTURE', 'Thời điểm xảy ra không thể ở tương lai.');
  const identityMode = draft.identityMode ?? 'PUBLIC_NAME';
  if (identityMode === 'ANONYMOUS') wrong('identityMode', 'NOT_OFFERED', 'Chưa thể gửi ẩn danh. Bạn có thể chọn giấu tên.');
  const attachmentIds = [...new Set(draft.attachmentIds ?? [])];
  if (attachmentIds.length > rules.limits.attachments) wrong('attachmentIds', 'TOO_MANY_FILES', `Mỗi phản ánh có tối đa ${rules.limits.attachments} tệp.`);
  attachmentIds.forEach((id, index) => isId(id) || wrong(`attachmentIds.${index}`, 'UNKNOWN', 'Không tìm thấy tệp này. Hãy tải lên lại.'));

  const showFullName = identityMode === 'PUBLIC_NAME' && draft.showFullName === true;
  const report = {
    title,
    content,
    ...place,
    occurredAt,
    kind: draft.kind ?? 'INCIDENT',
    subjectKind: draft.subjectKind ?? 'CITIZEN',
    categoryCode,
    agencyConcernedId,
    preferredAgencyId,
    identityMode,
    showFullName,
    attachmentIds,
  };
  return { report, problems };
}

type Wrong = (field: string, code: string, message: string) => void;

function placeOf(draft: Draft, rules: FilingRules, wrong: Wrong): Pick<Report, 'address' | 'wardCode' | 'lon' | 'lat' | 'approximate'> {
  const address = cleanText(draft.place?.address ?? '');
  if (graphemes(address) > LONGEST_ADDRESS) wrong('place.address', 'TOO_LONG', `Địa điểm dài quá ${LONGEST_ADDRESS} ký tự.`);
  const lon = draft.place?.lon ?? null;
  const lat = draft.place?.lat ?? null;
  if ((lon === null) !== (lat === null)) wrong('place', 'POINT_INCOMPLETE', 'Hãy chọn lại vị trí trên bản đồ.');
  const located = lon !== null && lat !== null ? rules.locate(lon, lat) : null;
  if (lon !== null && lat !== null && !located) wrong('place', 'OUT_OF_PROVINCE', 'Vị trí nằm ngoài địa bàn tỉnh.');
  if (!address && lon === null && lat === null) wrong('place.address', 'REQUIRED', 'Hãy nhập địa điểm hoặc chọn vị trí trên bản đồ.');
  const chosen = draft.place?.wardCode ?? draft.wardCode ?? null;
  if (chosen !== null && !rules.ward(chosen)) wrong('place.wardCode', 'UNKNOWN', 'Không tìm thấy xã, phường này. Hãy chọn lại.');
  return { address: address || (located?.name ?? ''), wardCode: chosen ?? located?.code ?? null, lon, lat, approximate: chosen === null && located !== null };
}
