import { dateAndTime } from '@pakn/service-kit/rules';
import type { Label } from '@pakn/vocabulary';
import type { Case } from '../entities/case.entity.ts';

/** What the sentence is made of: names of agencies, never of officers. */
export interface Whereabouts {
  case: Pick<
    Case,
    | 'status'
    | 'step'
    | 'stepEnteredAt'
    | 'receptionDueAt'
    | 'answerDueAt'
    | 'answeredAt'
    | 'closedAt'
    | 'pausedAt'
    | 'pauseUntil'
    | 'infoAskedAt'
    | 'returns'
    | 'reopened'
    | 'satisfaction'
  >;
  /** The duty desk's agency. */
  desk: string;
  /** The lead's part that counts now; null: it lies at the duty desk. */
  lead: { agency: string; since: Date; isClaimed: boolean } | null;
  /** Agencies whose part still waits. */
  coordinators: readonly string[];
  /** Why the clock waits; null for who may not read it, or where it waits for the reporter. */
  pauseReason: Label | null;
  /** Whom the sentence is for. OUTSIDE: somebody who sees the public case; dates of a pause are not theirs. */
  reader: 'REPORTER' | 'OFFICER' | 'OUTSIDE';
  now: Date;
}

const at = (time: Date | null | undefined): Label => {
  if (!time) return { vi: '', en: '' };
  const { date, time: hour } = dateAndTime(time);
  return { vi: `${hour} ngày ${date}`, en: `${hour} on ${date}` };
};

/** ", từ …", where the time is known. */
const since = (time: Date | null | undefined): Label => (time ? { vi: ` từ ${at(time).vi}`, en: ` since ${at(time).en}` } : { vi: '', en: '' });

const both = (...parts: readonly Label[]): Label => ({ vi: parts.map(({ vi }) => vi).join(''), en: parts.map(({ en }) => en).join('') });

/** "Why is my case here" (B-26): one sentence that says who has it since when, what it waits for, and by when. Pure. */
export function whereNow(view: Whereabouts): Label {
  const { status, step } = view.case;
  if (status === 'AWAITING_INFO') return asked(view);
  if (status === 'IN_PROGRESS' && view.case.pausedAt) return paused(view);
  if (status === 'IN_PROGRESS' && step !== 'RECEPTION') return both(handled(view), promised(view));
  return both(OTHERWISE[status](view), STILL_OPEN.has(status) ? promised(view) : END);
}

const END: Label = { vi: '.', en: '.' };
const STILL_OPEN = new Set<Case['status']>(['IN_PROGRESS', 'RESULT_REVIEW']);

const you = ({ reader }: Whereabouts): Label => (reader === 'REPORTER' ? { vi: 'bạn', en: 'you' } : { vi: 'người gửi', en: 'the reporter' });
const deskOf = ({ desk }: Whereabouts): Label => ({ vi: `bộ phận tiếp nhận của ${desk}`, en: `the reception desk of ${desk}` });
const capital = ({ vi, en }: Label): Label => ({ vi: vi.charAt(0).toUpperCase() + vi.slice(1), en: en.charAt(0).toUpperCase() + en.slice(1) });
const agencyOf = (view: Whereabouts): Label => (view.lead ? { vi: view.lead.agency, en: view.lead.agency } : deskOf(view));

/** Who holds it: the duty desk, an agency, its leader, or the provincial office. */
function holderOf(view: Whereabouts): Label {
  const { step } = view.case;
  if (step === 'RECEPTION' || !view.lead) return deskOf(view);
  const { agency } = view.lead;
  if (step === 'PROVINCE_OFFICE') return { vi: 'Văn phòng UBND tỉnh', en: "the Office of the Provincial People's Committee" };
  return step === 'AGENCY_LEADER' ? { vi: `lãnh đạo ${agency}`, en: `the head of ${agency}` } : { vi: agency, en: agency };
}

/** By when the answer is promised, or that this has passed. */
function promised({ case: { answerDueAt }, now }: Whereabouts): Label {
  if (!answerDueAt) return END;
  const time = at(answerDueAt);
  return now > answerDueAt
    ? { vi: `; đã quá hạn trả lời ${time.vi}.`, en: `; the answer was due at ${time.en} and is late.` }
    : { vi: `; hạn trả lời là ${time.vi}.`, en: `; the answer is due by ${time.en}.` };
}

function handled(view: Whereabouts): Label {
  const { step, stepEnteredAt, reopened } = view.case;
  const holder = capital(holderOf(view));
  if (step === 'AGENCY_LEADER' || step === 'PROVINCE_OFFICE') {
    const why: Label =
      step === 'AGENCY_LEADER' && reopened > 1
        ? { vi: `${you(view).vi} đề nghị xử lý lại lần thứ hai`, en: `${you(view).en} asked for it to be handled again a second time` }
        : { vi: 'việc đã quá hạn xử lý', en: 'it was not handled in time' };
    return both(holder, { vi: ' đang chỉ đạo xử lý', en: ' has taken charge of it' }, since(stepEnteredAt), {
      vi: `, vì ${why.vi}`,
      en: `, because ${why.en}`,
    });
  }
  const from = since(view.lead?.since);
  if (view.coordinators.length > 0) {
    const names = view.coordinators.join(', ');
    return both(holder, { vi: ' đang xử lý', en: ' has been handling it' }, from, { vi: `, chờ ${names} phối hợp`, en: `, and waits for ${names}` });
  }
  return view.lead?.isClaimed
    ? both(holder, { vi: ' đang xử lý', en: ' has been handling it' }, from)
    : both(holder, { vi: ' đã nhận phản ánh', en: ' has had the report' }, from, {
        vi: ', đang phân công người xử lý',
        en: ' and is assigning somebody to it',
      });
}

/** The date by which the reporter answers is the reporter's and the officers' own. */
function asked(view: Whereabouts): Label {
  const { infoAskedAt, pauseUntil } = view.case;
  const until: Label = view.reader === 'OUTSIDE' || !pauseUntil ? { vi: '', en: '' } : { vi: `, đến ${at(pauseUntil).vi}`, en: `, until ${at(pauseUntil).en}` };
  return both(
    capital(holderOf(view)),
    { vi: ` đang chờ ${you(view).vi} bổ sung thông tin`, en: ` is waiting for more information from ${you(view).en}` },
    view.reader === 'OUTSIDE' ? { vi: '', en: '' } : since(infoAskedAt),
    until,
    { vi: '; trong lúc chờ, thời hạn tạm dừng.', en: '; meanwhile the deadline stands still.' },
  );
}

function paused(view: Whereabouts): Label {
  const { pausedAt, pauseUntil } = view.case;
  const isTold = view.reader !== 'OUTSIDE';
  const why: Label = isTold && view.pauseReason ? { vi: `, lý do: ${view.pauseReason.vi}`, en: `, reason: ${view.pauseReason.en}` } : { vi: '', en: '' };
  const until: Label =
    isTold && pauseUntil ? { vi: `; tiếp tục chậm nhất ${at(pauseUntil).vi}.`, en: `; it goes on at ${at(pauseUntil).en} at the latest.` } : END;
  return both(capital(holderOf(view)), { vi: ' đang tạm dừng thời hạn', en: ' has paused the deadline' }, since(pausedAt), why, until);
}

/** What is neither with an agency nor paused, without its end. */
const OTHERWISE: Record<Case['status'], (view: Whereabouts) => Label> = {
  DRAFT: () => ({ vi: 'Bản nháp chưa được gửi', en: 'The draft was not sent yet' }),
  AWAITING_ACCEPTANCE(view) {
    const { stepEnteredAt, receptionDueAt } = view.case;
    const due = at(receptionDueAt);
    const by: Label = !receptionDueAt
      ? { vi: '', en: '' }
      : view.now > receptionDueAt
        ? { vi: `; đã quá hạn tiếp nhận ${due.vi}`, en: `; this was due by ${due.en} and is late` }
        : { vi: `; hạn tiếp nhận là ${due.vi}`, en: `; this is due by ${due.en}` };
    return both(
      capital(deskOf(view)),
      { vi: ' đã nhận phản ánh', en: ' has had the report' },
      since(stepEnteredAt),
      { vi: ', đang kiểm tra để chuyển đúng cơ quan', en: ' and is checking it to pass it to the right agency' },
      by,
    );
  },
  IN_PROGRESS: (view) =>
    both(
      capital(deskOf(view)),
      view.case.returns > 0
        ? { vi: ' đang chọn lại cơ quan xử lý', en: ' is choosing another agency' }
        : { vi: ' đã tiếp nhận, đang chọn cơ quan xử lý', en: ' has accepted it and is choosing the agency' },
      since(view.case.stepEnteredAt),
    ),
  AWAITING_INFO: asked,
  SCHEDULED(view) {
    const { answerDueAt } = view.case;
    const time = at(answerDueAt);
    const agency = capital(agencyOf(view));
    if (!answerDueAt) return both(agency, { vi: ' cần thêm thời gian', en: ' needs more time' });
    return view.now > answerDueAt
      ? both(agency, { vi: ` đã trễ hẹn trả lời ${time.vi}`, en: ` had promised the answer by ${time.en} and is late` })
      : both(agency, { vi: ` cần thêm thời gian, hẹn trả lời trước ${time.vi}`, en: ` needs more time and has promised the answer by ${time.en}` });
  },
  RESULT_REVIEW: (view) =>
    both(
      capital(agencyOf(view)),
      { vi: ` đã có kết quả, ${deskOf(view).vi} đang kiểm tra`, en: ` has a result, which ${deskOf(view).en} has been checking` },
      since(view.case.stepEnteredAt),
      { vi: ' trước khi trả lời', en: ' before it is published' },
    ),
  ANSWERED: (view) =>
    both(
      capital(agencyOf(view)),
      { vi: ` đã trả lời lúc ${at(view.case.answeredAt).vi}`, en: ` answered at ${at(view.case.answeredAt).en}` },
      view.case.satisfaction ? { vi: '', en: '' } : { vi: `, chờ ${you(view).vi} đánh giá`, en: `; a rating from ${you(view).en} has not come yet` },
    ),
  CLOSED: (view) =>
    both({ vi: 'Phản ánh đã hoàn thành', en: 'The report was completed' }, time(view.case.closedAt), {
      vi: ', không còn chờ ai xử lý',
      en: '; nobody has to act any more',
    }),
  REJECTED: (view) => both(capital(deskOf(view)), { vi: ' không tiếp nhận phản ánh này', en: ' did not accept this report' }, time(view.case.stepEnteredAt)),
  MERGED: () => ({ vi: 'Phản ánh đã được gộp vào một phản ánh khác về cùng việc', en: 'The report was merged into another one about the same problem' }),
  WITHDRAWN: (view) => both(capital(you(view)), { vi: ' đã rút phản ánh này', en: ' withdrew this report' }, time(view.case.stepEnteredAt)),
};

/** " lúc …", where the time is known. */
const time = (moment: Date | null | undefined): Label => (moment ? { vi: ` lúc ${at(moment).vi}`, en: ` at ${at(moment).en}` } : { vi: '', en: '' });
