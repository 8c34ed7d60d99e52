import { describe, expect, it } from 'vitest';
import { openParts, type CaseState } from '../state/case-state.ts';
import { AGENCY, PEOPLE } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';

const { operator, specialist, helper, system } = PEOPLE;
const { roads, commune, office } = AGENCY;
const PICTURE = '00000000-0000-4000-8000-0000000f11e5';
/** The picture of the answer, before and after the answer holds it. */
const picture = ({ state }: Story) => ({
  files: state.answers
    .map(({ id }): string | null => id)
    .concat(state.answers.length === 0 ? [null] : [])
    .map((answerId) => ({ id: PICTURE, ownerId: specialist.sub ?? '', mediaType: 'image/jpeg', status: 'READY' as const, taken: answerId !== null, answerId })),
});

function assigned(coordinatorAgencyIds: string[] = []): Story {
  const told = story();
  told.does(operator, 'assignCase', { input: { leadAgencyId: roads, coordinatorAgencyIds } });
  return told;
}
function reviewed(): Story {
  const told = assigned();
  told.does(specialist, 'claimCase', {});
  told.does(specialist, 'recordAnswer', { input: { agencyId: roads, content: 'Đã vá mặt đường.', afterIds: [PICTURE] } }, picture(told));
  expect(told.does(specialist, 'returnResult', { comment: 'Đã xong' }, picture(told)).refused).toBeNull();
  return told;
}
const closes = (told: Story, agencyId: string, successorId: string) => told.does(system, 'transferToSuccessor', { agencyId, successorId });
const parts = (state: CaseState) => openParts(state).map(({ agencyId, part, status, officerId }) => [agencyId, part, status, officerId]);

describe('A1-09 what a closed agency has in a case goes to its successor', () => {
  it('the lead, claimed by nobody; step, status, deadlines and clock stay', () => {
    const told = assigned();
    told.does(specialist, 'claimCase', {});
    told.waits(3);
    const before = told.state;
    expect(closes(told, roads, commune)).toMatchObject({ types: ['CaseTransferred'], changes: [['leadAgencyId']] });
    expect(parts(told.state)).toEqual([[commune, 'LEAD', 'PENDING', null]]);
    expect(told.state.case).toEqual({ ...before.case, leadAgencyId: commune, leadOfficerId: null, version: before.case.version + 1 });
    expect(told.state.assignments[0]?.dueAt).toEqual(before.assignments[0]?.dueAt);
    expect(told.does(helper, 'claimCase', {}).refused).toBeNull();
  });

  it('the completed part of a case under review, with its answer: the desk publishes it', () => {
    const told = reviewed();
    const { verdict } = told.state.case;
    closes(told, roads, commune);
    expect(parts(told.state)).toEqual([[commune, 'LEAD', 'COMPLETED', null]]);
    expect(told.state.case).toMatchObject({ step: 'RESULT_REVIEW', verdict });
    const [answer] = told.state.answers;
    expect(answer).toMatchObject({ agencyId: commune, authorId: specialist.sub });
    expect(told.does(operator, 'publishAnswer', { answerId: answer?.id ?? '', makeCasePublic: true }, picture(told)).refused).toBeNull();
  });

  it("a co-handler's part alone; the lead that gets one completes it as a task of its own", () => {
    const told = assigned([commune]);
    closes(told, commune, roads);
    expect(parts(told.state)).toEqual([
      [roads, 'LEAD', 'PENDING', null],
      [roads, 'COORDINATOR', 'PENDING', null],
    ]);
    expect(told.state.case).toMatchObject({ leadAgencyId: roads, step: 'COORDINATION' });
    expect(told.does(specialist, 'completeCoordination', { comment: 'Đã phối hợp' }).refused).toBeNull();
    expect(told.state.case.step).toBe('SPECIALIST');
  });

  it('two co-handlers that become one have one open part', () => {
    const told = assigned([commune, office]);
    expect(closes(told, commune, office).events[0]?.data).toMatchObject({ parts: [], endedParts: [expect.any(String)] });
    expect(parts(told.state)).toEqual([
      [roads, 'LEAD', 'PENDING', null],
      [office, 'COORDINATOR', 'PENDING', null],
    ]);
    expect(told.state.assignments.filter((part) => part.status === 'RETURNED')).toMatchObject([{ agencyId: commune, completedAt: told.now }]);
    expect(told.state.case.step).toBe('COORDINATION');
  });

  it('nothing happens twice, at the desk, after a hand-back, or to what is done', () => {
    const told = assigned();
    closes(told, roads, commune);
    expect(closes(told, roads, commune).events).toEqual([]);
    expect(closes(story(), roads, commune).events).toEqual([]);
    const returned = assigned();
    returned.does(specialist, 'returnToOperator', { reasonCode: 'WRONG_AREA', comment: 'Không thuộc địa bàn' });
    expect(returned.state.case.step).toBe('RECEPTION');
    expect(closes(returned, roads, commune).events).toEqual([]);
    const done = reviewed();
    done.does(operator, 'publishAnswer', { answerId: done.state.answers[0]?.id ?? '', makeCasePublic: true }, picture(done));
    expect(done.state.case.step).toBe('DONE');
    expect(closes(done, roads, commune).events).toEqual([]);
  });
});
