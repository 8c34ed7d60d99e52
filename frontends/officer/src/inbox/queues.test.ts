import type { Viewer } from '@pakn/graph';
import { describe, expect, it } from 'vitest';
import { callOf } from '../desk/alerts';
import { firstQueue, shownQueues, standsIn } from './queues';
import type { Queue, Row } from './row';

const officer = (agency: string, kind: string, roles: NonNullable<Viewer['officer']>['roles'] = ['SPECIALIST']): Pick<Viewer, 'officer'> => ({
  officer: { agency: { id: agency, code: agency, name: agency, kind }, roles, position: null },
});
const specialist = officer('road', 'DEPARTMENT');
const operator = officer('desk', 'OPERATOR', ['OPERATOR']);
const part = (agency: string, role: 'LEAD' | 'COORDINATOR', status: Row['assignments'][number]['status']): Row['assignments'][number] => ({
  id: `${agency}-${status}`,
  part: role,
  status,
  dueAt: null,
  agency: { id: agency, name: agency },
  officer: null,
});
const row = (more: Partial<Row>): Row =>
  ({ id: '1', code: 'KH-2611-7F3K9Q', version: 1, status: 'IN_PROGRESS', step: 'SPECIALIST', assignments: [], ...more }) as Row;
const queues = (given: Row, viewer: Pick<Viewer, 'officer'>): Queue[] =>
  (['TRIAGE', 'RETURNED', 'TO_REVIEW', 'TO_HANDLE', 'UNCLAIMED', 'APPOINTMENTS', 'COORDINATION', 'ALL'] as const).filter((queue) =>
    standsIn(queue, given, viewer),
  );

describe("A8-10 in which lists an event's case stands", () => {
  it.each<[string, Row, Queue[], Queue[]]>([
    ['new', row({ status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION' }), [], ['TRIAGE', 'ALL']],
    ['A8-12 handed back', row({ step: 'RECEPTION', assignments: [part('road', 'LEAD', 'RETURNED')] }), [], ['TRIAGE', 'RETURNED', 'ALL']],
    ['A8-32 assigned to us', row({ assignments: [part('road', 'LEAD', 'PENDING')] }), ['TO_HANDLE', 'UNCLAIMED', 'ALL'], ['ALL']],
    ['ours, claimed', row({ assignments: [part('road', 'LEAD', 'CLAIMED')] }), ['TO_HANDLE', 'ALL'], ['ALL']],
    [
      'assigned again after it was handed back',
      row({ assignments: [part('road', 'LEAD', 'RETURNED'), part('road', 'LEAD', 'PENDING')] }),
      ['TO_HANDLE', 'UNCLAIMED', 'ALL'],
      ['ALL'],
    ],
    [
      'A8-11 we only help',
      row({ step: 'COORDINATION', assignments: [part('ward', 'LEAD', 'CLAIMED'), part('road', 'COORDINATOR', 'PENDING')] }),
      ['UNCLAIMED', 'COORDINATION', 'ALL'],
      ['ALL'],
    ],
    [
      'A8-17 scheduled',
      row({ status: 'SCHEDULED', assignments: [part('road', 'LEAD', 'CLAIMED')] }),
      ['TO_HANDLE', 'APPOINTMENTS', 'ALL'],
      ['APPOINTMENTS', 'ALL'],
    ],
    [
      'A8-13 the result is back',
      row({ status: 'RESULT_REVIEW', step: 'RESULT_REVIEW', assignments: [part('road', 'LEAD', 'COMPLETED')] }),
      ['TO_REVIEW', 'ALL'],
      ['TO_REVIEW', 'ALL'],
    ],
    ["another agency's", row({ assignments: [part('ward', 'LEAD', 'PENDING')] }), [], ['ALL']],
    ['answered', row({ status: 'ANSWERED', step: 'DONE', assignments: [part('road', 'LEAD', 'COMPLETED')] }), ['ALL'], ['ALL']],
  ])('%s', (_, given, agency, desk) => {
    expect(queues(given, specialist)).toEqual(agency);
    expect(queues(given, operator)).toEqual(desk);
  });

  it('A1-04 calls the desk for reports, an agency for what is given to it', () => {
    const event = (kind: Parameters<typeof callOf>[0]['kind'], given: Row | null): Parameters<typeof callOf>[0] => ({
      cursor: 'c',
      kind,
      at: '',
      caseId: '1',
      case: given,
    });
    const filed = row({ status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION' });
    const given = row({ assignments: [part('road', 'LEAD', 'PENDING')] });
    const returned = row({ status: 'RESULT_REVIEW', step: 'RESULT_REVIEW', assignments: [part('road', 'LEAD', 'COMPLETED')] });
    expect([callOf(event('SUBMITTED', filed), operator), callOf(event('SUBMITTED', filed), specialist)]).toEqual(['TRIAGE', null]);
    expect([callOf(event('ASSIGNED', given), operator), callOf(event('ASSIGNED', given), specialist)]).toEqual([null, 'UNCLAIMED']);
    expect([callOf(event('RESULT_RETURNED', returned), operator), callOf(event('RESULT_RETURNED', returned), specialist)]).toEqual(['TO_REVIEW', null]);
    expect(callOf(event('NOTE', given), specialist)).toBeNull();
    expect(callOf(event('ASSIGNED', null), specialist)).toBeNull();
  });

  it("the menu has the desk's lists for the desk; others appear when something lies in them", () => {
    expect(shownQueues([], specialist)).toEqual(['TO_HANDLE', 'UNCLAIMED', 'APPOINTMENTS', 'COORDINATION', 'ALL']);
    expect(
      shownQueues(
        [
          { queue: 'TO_HANDLE', count: 2 },
          { queue: 'ESCALATED', count: 0 },
        ],
        operator,
      ),
    ).toEqual(['TRIAGE', 'RETURNED', 'TO_REVIEW', 'TO_HANDLE', 'APPOINTMENTS', 'ALL']);
  });

  it('B-04 the console begins where the work of each lies: at the provincial office with what came up to it', () => {
    const office = officer('vp', 'PROVINCE_OFFICE', ['AGENCY_LEADER']);
    expect([specialist, operator, officer('vp', 'PROVINCE_OFFICE', ['OPERATOR']), office].map(firstQueue)).toEqual([
      'TO_HANDLE',
      'TRIAGE',
      'TRIAGE',
      'ESCALATED',
    ]);
    expect(shownQueues([], office)).toContain('ESCALATED');
  });
});
