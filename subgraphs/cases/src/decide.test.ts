import { describe, expect, it } from 'vitest';
import { filesNamedBy, officersNamedBy, type Command } from './decide.ts';
import { AGENCY, PEOPLE } from './testing/plain-rules.ts';
import { story, type Story } from './testing/story.ts';

const { operator, specialist, leader, helper, citizen, system } = PEOPLE;
const lead = { input: { leadAgencyId: AGENCY.roads } };
const PHOTO = { id: '00000000-0000-4000-8000-0000000f11e5', mediaType: 'image/jpeg', status: 'READY' as const };
const photo = (owner: string | undefined) => ({ files: [{ ...PHOTO, ownerId: owner ?? '', taken: false, answerId: null }] });
const kept = (run: Story) => ({ files: [{ ...PHOTO, ownerId: '', taken: true, answerId: run.state.answers[0]?.id ?? null }] });
const answer = { input: { agencyId: AGENCY.roads, content: 'Đã vá mặt đường.', afterIds: ['00000000-0000-4000-8000-0000000f11e5'] } };

function claimed(draft: object = {}): Story {
  const run = story(draft);
  run.does(operator, 'assignCase', lead);
  run.does(specialist, 'claimCase', {});
  return run;
}
function reviewed(): Story {
  const run = claimed();
  run.does(specialist, 'recordAnswer', answer, photo(specialist.sub));
  run.does(specialist, 'returnResult', { comment: 'Đã xong' }, kept(run));
  return run;
}

describe('B-12 each event says what that act did, and nothing else', () => {
  it('assigning a new case: the acceptance changes the status, the assignment the agency, its step and its deadline', () => {
    const { types, changes } = story().does(operator, 'assignCase', {
      input: { leadAgencyId: AGENCY.roads, coordinatorAgencyIds: [AGENCY.commune], makePublic: true },
    });
    expect(types).toEqual(['CaseAccepted', 'CaseAssigned']);
    expect(changes).toEqual([
      ['status', 'isPublic'],
      ['step', 'leadAgencyId', 'coordinatorAgencyIds', 'dueAt'],
    ]);
  });

  it('recording, approving and publishing in one act are three events with their own effects', () => {
    const run = story();
    run.does(operator, 'claimCase', {});
    const both = { ...operator, roles: ['OPERATOR' as const, 'AGENCY_LEADER' as const] };
    const desk = { input: { ...answer.input, agencyId: AGENCY.desk, approve: true, publish: true } };
    const { types, changes, refused } = run.does(both, 'recordAnswer', desk, photo(operator.sub));
    expect({ types, refused }).toEqual({ types: ['AnswerRecorded', 'AnswerApproved', 'AnswerPublished'], refused: null });
    expect(changes).toEqual([[], [], ['status', 'step', 'dueAt', 'verdict']]);
    expect(run.state.answers).toMatchObject([{ approved: true, published: true }]);
  });

  it('sending a returned case on again changes the agency alone', () => {
    const run = claimed();
    expect(run.does(specialist, 'returnToOperator', { reasonCode: 'WRONG_AREA', comment: 'Không thuộc địa bàn' }).types).toEqual(['CaseReturned']);
    expect(run.state.case).toMatchObject({ step: 'RECEPTION', leadAgencyId: null, returns: 1 });
    const again = run.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.commune } });
    expect(again.types).toEqual(['CaseAssigned']);
    expect(run.state.case).toMatchObject({ step: 'SPECIALIST', leadAgencyId: AGENCY.commune, returnedAt: null });
  });
});

describe('A8-13 the clock of a case', () => {
  it('a result in time stops it, work that was not good enough lets it go on with what was left', () => {
    const run = claimed();
    const dueAt = run.state.case.dueAt;
    run.waits(1);
    run.does(specialist, 'recordAnswer', answer, photo(specialist.sub));
    run.does(specialist, 'returnResult', { comment: '' }, kept(run));
    expect(run.state.case).toMatchObject({ status: 'RESULT_REVIEW', verdict: 'ON_TIME', usedMinutes: 60 });
    run.waits(1);
    run.does(operator, 'requestRework', { answerId: run.state.answers[0]?.id ?? '', comment: 'Thiếu ảnh' });
    expect(run.state.case).toMatchObject({ status: 'IN_PROGRESS', step: 'SPECIALIST', verdict: null, usedMinutes: null });
    expect(run.state.case.dueAt?.getTime()).toBe((dueAt?.getTime() ?? 0) + 3_600_000);
    expect(run.state.assignments[0]?.dueAt).toEqual(run.state.case.dueAt);
  });

  it('A8-11 a co-handler is never due after the lead', () => {
    const run = claimed();
    run.does(specialist, 'coordinateCase', { input: { leadAgencyId: AGENCY.roads, coordinatorAgencyIds: [AGENCY.commune] } });
    const [leads, helps] = run.state.assignments;
    expect(run.state.case.step).toBe('COORDINATION');
    expect(helps?.dueAt?.getTime()).toBeLessThanOrEqual(leads?.dueAt?.getTime() ?? 0);
    run.does(helper, 'completeCoordination', { comment: 'Đã rào chắn' });
    expect(run.state.case.step).toBe('SPECIALIST');
  });

  it('A8-17 an appointment moves the deadline and the promise', () => {
    const run = claimed();
    const before = run.state.case;
    const { types, refused } = run.does(specialist, 'scheduleCase', {
      input: { amount: 7, unit: 'DAY', remindAmount: 1, remindUnit: 'DAY', reason: 'Chờ vật tư' },
    });
    expect({ types, refused }).toEqual({ types: ['CaseScheduled'], refused: null });
    expect(run.state.case.dueAt?.getTime()).toBeGreaterThan(before.dueAt?.getTime() ?? 0);
    expect(run.state.case.answerDueAt).toEqual(run.state.case.dueAt);
    expect(run.state.appointments).toMatchObject([{ number: 1, status: 'IN_FORCE', reason: 'Chờ vật tư' }]);
  });
});

describe('what is refused changes nothing', () => {
  it.each<[string, () => ReturnType<Story['does']>, string]>([
    ['a stranger claims', () => story().does(specialist, 'claimCase', {}), 'FORBIDDEN'],
    ['the reporter publishes', () => reviewed().does(citizen, 'publishAnswer', { answerId: '', makeCasePublic: true }), 'FORBIDDEN'],
    ['an unknown agency', () => story().does(operator, 'assignCase', { input: { leadAgencyId: PEOPLE.citizen.sub ?? '' } }), 'INVALID_INPUT'],
    ['a result without an answer', () => claimed().does(specialist, 'returnResult', { comment: '' }), 'NOT_NOW'],
    ['an answer without proof', () => claimed().does(specialist, 'recordAnswer', { input: { ...answer.input, afterIds: [] } }), 'PROOF_REQUIRED'],
    ["somebody else's file", () => claimed().does(specialist, 'recordAnswer', answer, photo(helper.sub)), 'INVALID_INPUT'],
    ['approving for another agency', () => reviewed().does({ ...leader, agencyId: AGENCY.commune }, 'approveAnswer', { answerId: '' }), 'FORBIDDEN'],
    ['rating before an answer', () => claimed().does(citizen, 'rateCase', { satisfaction: 'SATISFIED' }), 'RATING_CLOSED'],
    ['rejecting without the explanation that is due', () => story().does(operator, 'rejectCase', { reasonCode: 'OUT_OF_SCOPE' }), 'REASON_REQUIRED'],
  ])('%s', (_what, act, code) => {
    expect(act()).toMatchObject({ refused: code, events: [] });
  });
});

it('a rating replaces the earlier one, raises no version, and the system closes', () => {
  const run = reviewed();
  run.does(operator, 'publishAnswer', { answerId: run.state.answers[0]?.id ?? '', makeCasePublic: true });
  const { version } = run.state.case;
  run.does(citizen, 'rateCase', { satisfaction: 'DISSATISFIED', comment: 'Chưa xong' });
  run.does(citizen, 'rateCase', { satisfaction: 'SATISFIED' });
  expect(run.state.case).toMatchObject({ version, satisfaction: 'SATISFIED', ratingComment: null, status: 'ANSWERED', isPublic: true });
  expect(run.does(system, 'closeByItself', {}).types).toEqual(['CaseClosed']);
  expect(run.state.case).toMatchObject({ status: 'CLOSED', closedAt: run.now });
});

describe('what a command names is read before it is decided', () => {
  const [one, two] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'];
  const attachmentIds = [one];

  it.each<Command>([
    { name: 'sendMessage', input: { text: '', attachmentIds } },
    { name: 'addNote', input: { text: '', attachmentIds } },
    { name: 'supplyInfo', input: { text: '', attachmentIds } },
    { name: 'reopenCase', input: { reason: '', attachmentIds } },
    { name: 'scheduleCase', input: { input: { amount: 1, unit: 'DAY', remindAmount: 1, remindUnit: 'HOUR', reason: '', attachmentIds } } },
  ])('the files of $name', (command) => {
    expect(filesNamedBy(command)).toEqual([one]);
    expect(officersNamedBy(command)).toEqual([]);
  });

  it('the files of an answer, of every kind', () => {
    const input = { agencyId: AGENCY.roads, content: '', attachmentIds, beforeIds: [two], afterIds: [one] };
    expect(filesNamedBy({ name: 'recordAnswer', input: { input } }).toSorted()).toEqual([one, one, two]);
  });

  it('officers; nothing where nothing was named', () => {
    expect(officersNamedBy({ name: 'assignCase', input: { input: { leadAgencyId: AGENCY.roads, officerId: one } } })).toEqual([one]);
    expect(officersNamedBy({ name: 'delegateCase', input: { officerId: two } })).toEqual([two]);
    expect(officersNamedBy({ name: 'assignCase', input: lead })).toEqual([]);
    expect(filesNamedBy({ name: 'claimCase', input: {} })).toEqual([]);
    expect(filesNamedBy({ name: 'addNote', input: { text: '' } })).toEqual([]);
  });
});
