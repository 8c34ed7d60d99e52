import { cleanText, isId, type FieldProblemData } from '@pakn/service-kit/rules';
import type { CaseKind, Channel, IdentityMode, Label, SubjectKind } from '@pakn/vocabulary';
import { editedPlace } from '../process/place.ts';
import type { Category, ReferenceBook } from '../reference/reference-book.ts';
import type { Topic } from '../reference/topic.ts';
import { problemsOf, UNKNOWN_AGENCY, UNKNOWN_CATEGORY, UNKNOWN_FILE, UNKNOWN_TOPIC } from '../process/words.ts';
import { isOffered, isTopicOffered } from '../reference/is-offered.ts';

/** What a person typed; anything may be missing. */
export interface Draft {
  title?: string | null;
  content?: string | null;
  wardCode?: string | null;
  occurredAt?: Date | null;
  kind?: CaseKind | null;
  subjectKind?: SubjectKind | null;
  categoryCode?: string | null;
  topicCode?: string | null;
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
  topicCode: string | null;
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
  topic(code: string): Topic | undefined;
  /** Where places are looked up. */
  reference: Pick<ReferenceBook, 'ward' | 'nearestWard'>;
  isAgency(id: string): boolean;
  now: Date;
  /** Who sends has no account: the report is anonymous, and only such a report is. */
  withoutAccount: boolean;
  /** No address and no point is needed. */
  withoutPlace?: boolean;
}

/** Clocks of phones differ from ours. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

/**
 * Checks a draft: every wrong field has its own problem with the path of its argument; a report only when there is none (A4-02, A4-03, A4-06).
 * @param at the draft's own path, "input" or "input.draft"
 */
export function checkDraft(draft: Draft, rules: FilingRules, at: string): { report: Report; problems: FieldProblemData[] } {
  const problems: FieldProblemData[] = [];
  const wrong: Wrong = (field, code, message) => void problems.push({ path: `${at}.${field}`, code, message });
  const text = (field: string, given: string | null | undefined, longest: number, name: Label): string => {
    const clean = cleanText(given ?? '');
    problems.push(...problemsOf(clean, { path: `${at}.${field}`, name, longest }));
    return clean;
  };
  const title = text('title', draft.title, rules.limits.titleLength, { vi: 'tiêu đề', en: 'the title' });
  const content = text('content', draft.content, rules.limits.contentLength, { vi: 'nội dung', en: 'the text' });
  const kind = draft.kind ?? 'INCIDENT';
  const place = placeOf(draft, kind, rules, wrong);

  const categoryCode = draft.categoryCode ?? null;
  if (categoryCode !== null && !isOffered(rules.category(categoryCode), rules.now)) wrong('categoryCode', 'UNKNOWN', UNKNOWN_CATEGORY);
  const topicCode = draft.topicCode ?? null;
  if (topicCode !== null && !isTopicOffered(rules.topic(topicCode), rules.now)) wrong('topicCode', 'UNKNOWN', UNKNOWN_TOPIC);
  const agency = (field: 'agencyConcernedId' | 'preferredAgencyId'): string | null => {
    const id = draft[field] ?? null;
    if (id !== null && !rules.isAgency(id)) wrong(field, 'UNKNOWN', UNKNOWN_AGENCY);
    return id;
  };
  const agencyConcernedId = agency('agencyConcernedId');
  const preferredAgencyId = agency('preferredAgencyId');
  const occurredAt = draft.occurredAt ?? null;
  if (occurredAt && occurredAt.getTime() > rules.now.getTime() + FUTURE_TOLERANCE_MS)
    wrong('occurredAt', 'IN_FUTURE', { vi: 'Thời điểm xảy ra không thể ở tương lai.', en: 'It cannot have happened in the future.' });
  const identityMode = draft.identityMode ?? (rules.withoutAccount ? 'ANONYMOUS' : 'PUBLIC_NAME');
  if ((identityMode === 'ANONYMOUS') !== rules.withoutAccount) wrong('identityMode', 'NOT_OFFERED', rules.withoutAccount ? NO_NAME_TO_SHOW : HAS_A_NAME);
  const attachmentIds = [...new Set(draft.attachmentIds ?? [])];
  if (attachmentIds.length > rules.limits.attachments)
    wrong('attachmentIds', 'TOO_MANY_FILES', {
      vi: `Mỗi phản ánh có tối đa ${rules.limits.attachments} tệp.`,
      en: `A report has ${rules.limits.attachments} files at most.`,
    });
  attachmentIds.forEach((id, index) => isId(id) || wrong(`attachmentIds.${index}`, 'UNKNOWN', UNKNOWN_FILE));

  const showFullName = identityMode === 'PUBLIC_NAME' && draft.showFullName === true;
  const report = {
    title,
    content,
    ...place,
    occurredAt,
    kind,
    subjectKind: draft.subjectKind ?? 'CITIZEN',
    categoryCode,
    topicCode,
    agencyConcernedId,
    preferredAgencyId,
    identityMode,
    showFullName,
    attachmentIds,
  };
  return { report, problems };
}

const NO_NAME_TO_SHOW: Label = {
  vi: 'Phản ánh không cần tài khoản luôn là ẩn danh. Hãy đăng nhập nếu bạn muốn gửi kèm tên.',
  en: 'A report without an account is always anonymous. Sign in if it should carry your name.',
};
const HAS_A_NAME: Label = {
  vi: 'Phản ánh gửi bằng tài khoản không thể ẩn danh hoàn toàn. Hãy chọn giấu tên, hoặc đăng xuất rồi gửi không cần tài khoản.',
  en: 'A report of an account is not anonymous. Hide your name, or sign out and send it without an account.',
};

type Wrong = (field: string, code: string, message: Label) => void;

type ReportedPlace = Pick<Report, 'address' | 'wardCode' | 'lon' | 'lat' | 'approximate'>;
const NOWHERE: ReportedPlace = { address: '', wardCode: null, lon: null, lat: null, approximate: false };

/** The place as an edit of none would make it; an address or a point must be there. A proposal needs neither, and has no point: it is never drawn (A7-06). */
function placeOf(draft: Draft, kind: CaseKind, rules: FilingRules, wrong: Wrong): ReportedPlace {
  const { lon, lat } = kind === 'PROPOSAL' ? {} : (draft.place ?? {});
  const address = cleanText(draft.place?.address ?? '') || null;
  const { place, problems } = editedPlace({ address, lon, lat, wardCode: draft.place?.wardCode ?? draft.wardCode }, rules.reference, NOWHERE);
  if (kind === 'INCIDENT' && !rules.withoutPlace && address === null && lon == null && lat == null)
    wrong('place.address', 'REQUIRED', { vi: 'Hãy nhập địa điểm hoặc chọn vị trí trên bản đồ.', en: 'Enter the place or choose it on the map.' });
  for (const { path, code, message } of problems) wrong(path, code, message);
  return { ...NOWHERE, ...place } as ReportedPlace;
}
