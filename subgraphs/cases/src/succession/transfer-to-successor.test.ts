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
  const run = story();
  run.does(operator, 'assignCase', { input: { leadAgencyId: roads, coordinatorAgencyIds } });
  return run;
}
function reviewed(): Story {
  const run = assigned();
  run.does(specialist, 'claimCase', {});
  run.does(specialist, 'recordAnswer', { input: { agencyId: roads, content: 'Đã vá mặt đường.', afterIds: [PICTURE] } }, picture(run));
  expect(run.does(specialist, 'returnResult', { comment: 'Đã xong' }, picture(run)).refused).toBeNull();
  return run;
}
const closes = (run: Story, agencyId: string, successorId: string) => run.does(system, 'transferToSuccessor', { agencyId, successorId });
const parts = (state: CaseState) => openParts(state).map(({ agencyId, part, status, officerId }) => [agencyId, part, status, officerId]);

describe('A1-09 what a closed agency has in a case goes to its successor', () => {
  it('the lead, claimed by nobody; step, status, deadlines and clock stay', () => {
    const run = assigned();
    run.does(specialist, 'claimCase', {});
    run.waits(3);
    const before = run.state;
    expect(closes(run, roads, commune)).toMatchObject({ types: ['CaseTransferred'], changes: [['leadAgencyId']] });
    expect(parts(run.state)).toEqual([[commune, 'LEAD', 'PENDING', null]]);
    expect(run.state.case).toEqual({ ...before.case, leadAgencyId: commune, leadOfficerId: null, version: before.case.version + 1 });
    expect(run.state.assignments[0]?.dueAt).toEqual(before.assignments[0]?.dueAt);
    expect(run.does(helper, 'claimCase', {}).refused).toBeNull();
  });

  it('the completed part of a case under review, with its answer: the desk publishes it', () => {
    const run = reviewed();
    const { verdict } = run.state.case;
    closes(run, roads, commune);
    expect(parts(run.state)).toEqual([[commune, 'LEAD', 'COMPLETED', null]]);
    expect(run.state.case).toMatchObject({ step: 'RESULT_REVIEW', verdict });
    const [answer] = run.state.answers;
    expect(answer).toMatchObject({ agencyId: commune, authorId: specialist.sub });
    expect(run.does(operator, 'publishAnswer', { answerId: answer?.id ?? '', makeCasePublic: true }, picture(run)).refused).toBeNull();
  });

  it("a co-handler's part alone; the lead that gets one completes it as a task of its own", () => {
    const run = assigned([commune]);
    closes(run, commune, roads);
    expect(parts(run.state)).toEqual([
      [roads, 'LEAD', 'PENDING', null],
      [roads, 'COORDINATOR', 'PENDING', null],
    ]);
    expect(run.state.case).toMatchObject({ leadAgencyId: roads, step: 'COORDINATION' });
    expect(run.does(specialist, 'completeCoordination', { comment: 'Đã phối hợp' }).refused).toBeNull();
    expect(run.state.case.step).toBe('SPECIALIST');
  });

  it('two co-handlers that become one have one open part', () => {
    const run = assigned([commune, office]);
    expect(closes(run, commune, office).events[0]?.data).toMatchObject({ parts: [], endedParts: [expect.any(String)] });
    expect(parts(run.state)).toEqual([
      [roads, 'LEAD', 'PENDING', null],
      [office, 'COORDINATOR', 'PENDING', null],
    ]);
    expect(run.state.assignments.filter((part) => part.status === 'RETURNED')).toMatchObject([{ agencyId: commune, completedAt: run.now }]);
    expect(run.state.case.step).toBe('COORDINATION');
  });

  it('nothing happens twice, at the desk, after a hand-back, or to what is done', () => {
    const run = assigned();
    closes(run, roads, commune);
    expect(closes(run, roads, commune).events).toEqual([]);
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
