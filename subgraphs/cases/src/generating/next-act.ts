import type { Identity } from '@pakn/service-kit';
import type { CommandInput, CommandName } from '../decide.ts';
import { leadPart, openCoordinators, waitingAnswers } from '../process/situation.ts';
import type { CaseState } from '../state/case-state.ts';
import type { Fate } from './fate.ts';
import type { Random } from './random.ts';
import { answerWords, commentWords } from './words.ts';
import type { World } from './world.ts';

/** What somebody does next with a case. */
export interface Act {
  /** How long after the last event; working hours, of a citizen hours. */
  after: number;
  isCitizen?: true;
  who: Identity;
  /** Null: everybody waits so long and looks again. */
  name: CommandName | null;
  input: unknown;
}

/** Nobody answers a question before its time is up. */
const waiting = (who: Identity): Act => ({ after: 8, who, name: null, input: null });

/** An act with the input of its command. */
const act = <N extends CommandName>(after: number, who: Identity, name: N, input: CommandInput<N>, more: Pick<Act, 'isCitizen'> = {}): Act => ({
  after,
  who,
  name,
  input,
  ...more,
});

/** What was done already of what happens once. */
export type Done = Set<string>;

/** A citizen as a command's actor. */
export const citizenOf = (id: string): Identity => ({ sub: id, kind: 'INDIVIDUAL', roles: [], scopes: [] });

/** Who acts next and when, as the case stands; null: nobody does anything any more, time alone passes. */
export function nextAct(state: CaseState, fate: Fate, done: Done, world: World, random: Random): Act | null {
  const { status, step } = state.case;
  if (status === 'ANSWERED') return afterTheAnswer(fate, done, random);
  if (step === 'RECEPTION') return atTheDesk(state, fate, done, world, random);
  if (step === 'RESULT_REVIEW') return review(state, fate, done, world, random);
  if (step === 'DONE') return null;
  return atTheAgency(state, fate, done, world, random);
}

const once = (done: Done, what: string): boolean => !done.has(what) && Boolean(done.add(what));

function afterTheAnswer(fate: Fate, done: Done, random: Random): Act | null {
  const citizen = citizenOf(fate.reporterId);
  if (fate.isReopened && once(done, 'REOPEN'))
    return act(random.around(30), citizen, 'reopenCase', { reason: 'Đã kiểm tra lại, vẫn chưa được khắc phục.' }, { isCitizen: true });
  if (fate.rating && once(done, 'RATE')) return act(random.around(26), citizen, 'rateCase', { satisfaction: fate.rating }, { isCitizen: true });
  return null;
}

function atTheDesk(state: CaseState, fate: Fate, done: Done, world: World, random: Random): Act | null {
  const operator = random.one(world.operators);
  const citizen = citizenOf(fate.reporterId);
  const soon = random.around(1.6);
  if (state.case.status === 'AWAITING_INFO')
    return random.happens(0.7) && once(done, 'SUPPLY')
      ? act(random.around(9), citizen, 'supplyInfo', { text: 'Vị trí ở ngay đầu hẻm, đối diện nhà số 12.' }, { isCitizen: true })
      : waiting(operator);
  if (fate.reception === 'ASKED' && once(done, 'DESK ASKED'))
    return act(soon, operator, 'requestInfo', { question: 'Xin cho biết rõ hơn vị trí và thời điểm.', withinWorkingHours: 16 });
  if (state.case.acceptedAt === null || state.case.acceptedAt === undefined) {
    if (fate.reception === 'WITHDRAWN') return act(random.around(1), citizen, 'withdrawCase', {}, { isCitizen: true });
    if (fate.reception === 'REJECTED')
      return act(soon, operator, 'rejectCase', { reasonCode: random.one(REFUSALS), explanation: 'Nội dung chưa đủ cơ sở để chuyển đơn vị xử lý.' });
    if (fate.reception === 'ANSWERED') return act(soon, operator, 'claimCase', {});
  }
  if (fate.reception === 'ANSWERED')
    return act(random.around(0.5), operator, 'recordAnswer', {
      input: {
        agencyId: operator.agencyId ?? '',
        content: answerWords(random),
        publish: !fate.category.approvalRequired,
        afterIds: picturesOfAnswer(fate, done),
      },
    });
  return act(soon, operator, 'assignCase', {
    input: {
      leadAgencyId: done.has('RETURN') ? random.one(world.desks).agency.id : fate.desk.agency.id,
      makePublic: fate.makePublic,
      comment: random.happens(0.3) ? commentWords(random) : null,
    },
  });
}
/** A file belongs to one answer. */
const picturesOfAnswer = ({ pictureAfter }: Fate, done: Done): string[] => (pictureAfter && once(done, 'PICTURE') ? [pictureAfter.id] : []);
const REFUSALS = ['OUT_OF_SCOPE', 'UNCLEAR', 'DUPLICATE', 'ALREADY_SETTLED', 'TEST', 'SPAM_AD'];

function atTheAgency(state: CaseState, fate: Fate, done: Done, world: World, random: Random): Act | null {
  const lead = leadPart(state);
  const desk = world.desks.find(({ agency }) => agency.id === lead?.agencyId);
  if (!lead || !desk) return null;
  const holder =
    desk.specialists.find(({ sub }) => sub === lead.officerId) ?? desk.leaders.find(({ sub }) => sub === lead.officerId) ?? random.one(desk.specialists);
  if (lead.status === 'PENDING') return act(random.around(fate.pace > 1 ? 6 : 1.8), holder, 'claimCase', {});
  if (state.case.status === 'AWAITING_INFO')
    return random.happens(0.7) && once(done, 'SUPPLY AGENCY')
      ? act(random.around(12), citizenOf(fate.reporterId), 'supplyInfo', { text: 'Tôi xin bổ sung: sự việc xảy ra vào buổi sáng.' }, { isCitizen: true })
      : waiting(holder);
  for (const detour of fate.detours) {
    if (!once(done, detour)) continue;
    const hours = random.around(1.5);
    switch (detour) {
      case 'RETURN':
        return act(hours, holder, 'returnToOperator', { reasonCode: 'WRONG_COMPETENCE', comment: 'Không thuộc thẩm quyền của đơn vị.' });
      case 'SCHEDULE':
        return act(hours, holder, 'scheduleCase', {
          input: {
            amount: 4 + Math.floor(random.between(0, 6)),
            unit: 'DAY',
            remindAmount: 1,
            remindUnit: 'DAY',
            reason: 'Cần chờ vật tư và đơn vị thi công.',
          },
        });
      case 'ASK':
        return act(hours, holder, 'requestInfo', { question: 'Xin cho biết thời điểm xảy ra.', withinWorkingHours: 16 });
      case 'PAUSE':
        return act(hours, holder, 'pauseCase', { reasonCode: 'SITE_VISIT', comment: 'Chờ kiểm tra hiện trường.', withinWorkingHours: 8 });
      case 'NOTE':
        return act(hours, holder, 'addNote', { text: 'Đã giao tổ kiểm tra đi thực tế.' });
      case 'MESSAGE':
        return act(hours, holder, 'sendMessage', { text: 'Đơn vị đang kiểm tra, sẽ trả lời trong thời hạn.' });
    }
  }
  if (fate.isForgotten) return null;
  if (fate.helper && fate.helper !== desk && once(done, 'COORDINATE'))
    return act(random.around(1), holder, 'coordinateCase', { input: { leadAgencyId: lead.agencyId, coordinatorAgencyIds: [fate.helper.agency.id] } });
  const [helping] = openCoordinators(state);
  if (helping && random.happens(0.9) && once(done, `HELP ${helping.id}`)) {
    const helper = world.desks.find(({ agency }) => agency.id === helping.agencyId);
    if (helper) return act(random.around(5), random.one(helper.specialists), 'completeCoordination', { comment: 'Đơn vị đã phối hợp xong phần việc.' });
  }
  if (waitingAnswers(state).length > 0) return act(random.around(0.4), holder, state.case.status === 'SCHEDULED' ? 'confirmCompletion' : 'returnResult', {});
  const author = fate.category.approvalRequired ? (desk.leaders[0] ?? holder) : holder;
  return act(hoursToAnswer(state, fate, world), author, 'recordAnswer', {
    input: { agencyId: lead.agencyId, content: answerWords(random), approve: author !== holder, afterIds: picturesOfAnswer(fate, done) },
  });
}

/** The share of the whole limit that this lead takes, counted from where the case entered its step. */
function hoursToAnswer({ case: found }: CaseState, fate: Fate, { reference }: World): number {
  const { resolve } = reference.level(found.urgency, found.submittedAt);
  return Math.max(0.3, resolve * fate.pace - 3);
}

function review(state: CaseState, fate: Fate, done: Done, world: World, random: Random): Act | null {
  const operator = random.one(world.operators);
  const answer = waitingAnswers(state).at(-1);
  if (!answer) return null;
  if (fate.isReworked && once(done, 'REWORK'))
    return act(random.around(2), operator, 'requestRework', { answerId: answer.id, comment: 'Cần trả lời cụ thể hơn.' });
  return act(random.around(2.2), operator, 'publishAnswer', { answerId: answer.id, makeCasePublic: false });
}
