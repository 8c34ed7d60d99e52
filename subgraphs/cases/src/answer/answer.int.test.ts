import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks, type Outcome } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const SENSITIVE = { categoryCode: 'LAND' };
const waiting = (seen: Outcome): string => String(seen.answers.findLast((answer) => !answer.published)?.id);

describe('A8-15 the answer', () => {
  it('is recorded with pictures, seen by officers only, and rewritten until it is published', async () => {
    const claimed = await d.claimed();
    const [before, after] = [await d.upload(d.specialist), await d.upload(d.specialist)];
    const recorded = await d.specialist.does('recordAnswer', {
      id: claimed.id,
      version: claimed.version,
      input: { agencyId: d.roads, content: 'Đã vá mặt đường.', beforeIds: [before], afterIds: [after], documentNumber: '12/SXD' },
    });
    expect(recorded.answers).toMatchObject([{ content: 'Đã vá mặt đường.', approved: false, published: false }]);
    expect(recorded.answers[0]?.attachments.map((file) => file.purpose).sort()).toEqual(['AFTER', 'BEFORE']);
    expect((await d.reporter.sees(claimed.id))?.answers).toEqual([]);
    const rewritten = await d.specialist.does('recordAnswer', {
      id: claimed.id,
      version: recorded.version,
      input: { agencyId: d.roads, content: 'Đã vá mặt đường lúc 9 giờ.', answerId: waiting(recorded) },
    });
    expect(rewritten.answers).toMatchObject([{ content: 'Đã vá mặt đường lúc 9 giờ.' }]);
  });

  it('of a QUICK category needs a picture or a document', async () => {
    const { id, version } = await d.claimed();
    const bare = await d.specialist.does('recordAnswer', { id, version, input: { agencyId: d.roads, content: 'Đã xong.' } });
    expect(bare).toMatchObject({ refused: 'PROOF_REQUIRED', fields: [{ path: 'input.attachmentIds' }] });
    const note = await d.upload(d.specialist, 'text/plain');
    expect(await d.specialist.does('recordAnswer', { id, version, input: { agencyId: d.roads, content: 'Đã xong.', attachmentIds: [note] } })).toMatchObject({
      refused: 'PROOF_REQUIRED',
    });
    const document = await d.upload(d.specialist, 'application/pdf');
    expect(
      await d.specialist.does('recordAnswer', { id, version, input: { agencyId: d.roads, content: 'Đã xong.', attachmentIds: [document, note] } }),
    ).toMatchObject({ __typename: 'Case' });
  });

  it('takes no file of somebody else, none of another kind, and says so beside its field', async () => {
    const { id, version } = await d.claimed();
    const foreign = await d.upload(d.colleague);
    expect(await d.specialist.does('recordAnswer', { id, version, input: { agencyId: d.roads, content: 'Đã xong.', attachmentIds: [foreign] } })).toMatchObject(
      { refused: 'INVALID_INPUT', fields: [{ path: 'input.attachmentIds.0' }] },
    );
    const archive = await d.upload(d.specialist, 'application/zip');
    expect(await d.specialist.does('recordAnswer', { id, version, input: { agencyId: d.roads, content: 'Đã xong.', attachmentIds: [archive] } })).toMatchObject(
      { refused: 'FILE_REFUSED' },
    );
    expect(await d.specialist.does('recordAnswer', { id, version, input: { agencyId: d.commune, content: ' ', attachmentIds: ['nothing'] } })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'input.content' }, { path: 'input.agencyId' }, { path: 'input.attachmentIds.0' }],
    });
  });

  it('X-12 the ticks "approve" and "publish" are not the specialist\'s', async () => {
    const { id, version } = await d.claimed();
    const input = { agencyId: d.roads, content: 'Đã xong.', attachmentIds: [await d.upload(d.specialist)] };
    expect(await d.specialist.isFaulted('recordAnswer', { id, version, input: { ...input, approve: true } })).toBe('FORBIDDEN');
    expect(await d.specialist.isFaulted('recordAnswer', { id, version, input: { ...input, publish: true } })).toBe('FORBIDDEN');
    expect((await d.specialist.sees(id))?.answers).toEqual([]);
  });
});

describe('A8-13 the result goes to the desk, the desk answers the citizen', () => {
  it('without an answer there is no result', async () => {
    const { id, version } = await d.claimed();
    expect(await d.specialist.does('returnResult', { id, version, comment: 'Xong' })).toMatchObject({ refused: 'NOT_NOW' });
  });

  it("stops the agency's clock, decides on time, gives the desk its own limit", async () => {
    const answered = await d.answered();
    const reviewed = await d.specialist.does('returnResult', { id: answered.id, version: answered.version, comment: 'Đã xong' });
    expect(reviewed).toMatchObject({ status: 'RESULT_REVIEW', step: 'RESULT_REVIEW', progress: 'ON_TIME' });
    expect(reviewed.assignments[0]).toMatchObject({ status: 'COMPLETED' });
    expect(Date.parse(String(reviewed.dueAt))).toBeLessThan(Date.parse(String(answered.dueAt)));
    const { clock } = (
      await d.operator.must<{ case: { clock: { stoppedAt: string } } }>('query ($id: ID) { case(id: $id) { clock { stoppedAt } } }', { id: answered.id })
    ).case;
    expect(clock.stoppedAt).not.toBeNull();
  });

  it('any operator publishes: the case is answered, the reporter sees it and may rate', async () => {
    const reviewed = await d.reviewed();
    const published = await d.operator.does('publishAnswer', { id: reviewed.id, version: reviewed.version, answerId: waiting(reviewed), makeCasePublic: true });
    expect(published).toMatchObject({ status: 'ANSWERED', step: 'DONE', isPublic: true, progress: 'ON_TIME' });
    const seen = await d.reporter.sees(reviewed.id);
    expect(seen?.answers).toMatchObject([{ published: true }]);
    expect(seen?.viewerActions).toEqual(['RATE', 'REOPEN', 'MESSAGE']);
    expect(await d.visitor.sees(reviewed.id)).toMatchObject({ status: 'ANSWERED', viewerActions: [] });
    expect(await d.events(reviewed.id)).toEqual([
      'CaseSubmitted',
      'CaseAccepted',
      'CaseAssigned',
      'CaseClaimed',
      'AnswerRecorded',
      'ResultReturned',
      'AnswerPublished',
    ]);
  });

  it('a result that is late stays late', async () => {
    const answered = await d.answered();
    await d.isNow(answered.id, { clock: [{ type: 'START', at: '2026-01-05T01:00:00.000Z', minutes: 60 }] });
    const reviewed = await d.specialist.does('returnResult', { id: answered.id, version: answered.version, comment: 'Đã xong' });
    expect(reviewed.progress).toBe('LATE');
    expect(
      await d.operator.does('publishAnswer', { id: reviewed.id, version: reviewed.version, answerId: waiting(reviewed), makeCasePublic: false }),
    ).toMatchObject({ progress: 'LATE', status: 'ANSWERED', isPublic: false });
  });

  it('not good enough: back to the specialist with a comment, the clock goes on', async () => {
    const reviewed = await d.reviewed();
    expect(await d.operator.does('requestRework', { id: reviewed.id, version: reviewed.version, answerId: waiting(reviewed), comment: ' ' })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'comment' }],
    });
    const back = await d.operator.does('requestRework', {
      id: reviewed.id,
      version: reviewed.version,
      answerId: waiting(reviewed),
      comment: 'Thiếu ảnh sau khi vá',
    });
    expect(back).toMatchObject({ status: 'IN_PROGRESS', step: 'SPECIALIST', progress: 'NOT_DUE' });
    expect(back.assignments[0]).toMatchObject({ status: 'CLAIMED' });
    expect(await d.specialist.does('returnResult', { id: back.id, version: back.version, comment: 'Đã bổ sung' })).toMatchObject({
      status: 'RESULT_REVIEW',
      progress: 'ON_TIME',
    });
  });

  it("where the category asks for it, nothing is published without the leader's approval", async () => {
    const reviewed = await d.reviewed(SENSITIVE);
    const args = { id: reviewed.id, version: reviewed.version, answerId: waiting(reviewed) };
    expect(await d.operator.does('publishAnswer', { ...args, makeCasePublic: false })).toMatchObject({ refused: 'APPROVAL_REQUIRED' });
    expect((await d.operator.sees(reviewed.id))?.viewerActions).not.toContain('PUBLISH');
    expect(await d.specialist.isFaulted('approveAnswer', args)).toBe('FORBIDDEN');
    const approved = await d.leader.does('approveAnswer', args);
    expect(approved.answers).toMatchObject([{ approved: true }]);
    expect(await d.operator.does('publishAnswer', { ...args, version: approved.version, makeCasePublic: false })).toMatchObject({ status: 'ANSWERED' });
  });

  it('A1-11 the desk answers at once, with no agency', async () => {
    const filed = await d.files({ categoryCode: 'OTHER' });
    const accepted = await d.operator.does('claimCase', { id: filed.id, version: filed.version });
    const desk = d.here.agencies.desk;
    const answered = await d.operator.does('recordAnswer', {
      id: filed.id,
      version: accepted.version,
      input: { agencyId: desk, content: 'Thủ tục làm tại trung tâm hành chính công.', publish: true },
    });
    expect(answered).toMatchObject({ status: 'ANSWERED', step: 'DONE', progress: 'ON_TIME', leadAgency: null });
    expect(await d.events(filed.id)).toEqual(['CaseSubmitted', 'CaseAccepted', 'AnswerRecorded', 'AnswerPublished']);
  });
});

describe('the wrong person', () => {
  it('may not touch an answer, and strangers do not learn that there is one', async () => {
    const { id, version, answers } = await d.reviewed();
    const answerId = String(answers[0]?.id);
    const acts: [string, Record<string, unknown>][] = [
      ['recordAnswer', { id, version, input: { agencyId: d.roads, content: 'x' } }],
      ['returnResult', { id, version, comment: 'x' }],
      ['approveAnswer', { id, version, answerId }],
      ['publishAnswer', { id, version, answerId, makeCasePublic: true }],
      ['requestRework', { id, version, answerId, comment: 'x' }],
      ['confirmCompletion', { id, version }],
    ];
    for (const [act, args] of acts) {
      expect(await d.visitor.isFaulted(act, args), act).toBe('UNAUTHENTICATED');
      expect(await d.reporter.isFaulted(act, args), act).toBe('FORBIDDEN');
      expect(await d.stranger.isFaulted(act, args), act).toBe('NOT_FOUND');
      expect(await d.supervisor.isFaulted(act, args), act).toBe('FORBIDDEN');
    }
    expect(await d.specialist.isFaulted('publishAnswer', { id, version, answerId, makeCasePublic: true })).toBe('FORBIDDEN');
    expect(await d.operator.does('publishAnswer', { id, version, answerId: id, makeCasePublic: true })).toMatchObject({ refused: 'INVALID_INPUT' });
  });
});
