import type { CaseEvent, ClockChange } from '@pakn/events/case';
import { standingOf, situationOf } from '../process/permit.ts';
import { automaticTransition } from '../process/process.ts';
import { handlersOf, holderOf, lateHolderOf, leaderOf } from '../process/notify.ts';
import type { Rules } from '../process/rules.ts';
import { clockChangeOf } from '../process/run-clock.ts';
import type { CaseState } from '../state/case-state.ts';

// What the system does by itself when a timer fires. The process table decides whether it moves the case; one that has moved on meanwhile is left alone.

/** Kept with the clock, so that nobody is notified of the same moment twice. */
const notified = (of: 'DUE_SOON' | 'OVERDUE' | 'UNCLAIMED', { now }: Pick<Rules, 'now'>): ClockChange => ({
  entries: [{ type: 'NOTIFIED', at: now.toISOString(), of }],
});

/** The holder is reminded: so much of its limit is used up, or the deadline is near. */
export function remind(input: { percent?: number }, state: CaseState, rules: Rules): CaseEvent[] {
  const notify = holderOf(state, rules.reference);
  return [
    input.percent === undefined
      ? { type: 'CaseDueSoon', data: { notify, clock: notified('DUE_SOON', rules) } }
      : { type: 'CaseReminded', data: { percent: input.percent, notify } },
  ];
}

/** The holder's deadline has passed: it is notified, and the case climbs one level where the process says so; a missed appointment waits one expiry more. */
export function timeIsUp(_input: object, state: CaseState, rules: Rules): CaseEvent[] {
  return [
    { type: 'CaseOverdue', data: { notify: lateHolderOf(state, rules.reference), clock: notified('OVERDUE', rules) } },
    ...(state.case.status === 'SCHEDULED' ? [] : hop(state, rules, 'AGENCY_LEADER')),
  ];
}

/** An appointment before the deadline is over: the leader is notified, the case stays scheduled. */
export function missAppointment(_input: object, state: CaseState): CaseEvent[] {
  const appointment = state.appointments.findLast((each) => each.status === 'IN_FORCE');
  return appointment ? [{ type: 'AppointmentMissed', data: { appointmentId: appointment.id, notify: leaderOf(state) } }] : [];
}

/** The time of the leader is up, or of an appointment that was missed: the next level has it. */
export const escalate = (_input: object, state: CaseState, rules: Rules): CaseEvent[] =>
  hop(state, rules, state.case.status === 'SCHEDULED' ? 'AGENCY_LEADER' : 'PROVINCE_OFFICE');

/**
 * One hop up the ladder: specialist, leader, provincial office. Each level has its own timer, so that one expiry is never two hops.
 * @param only this hop and no other
 */
function hop(state: CaseState, rules: Rules, only: 'AGENCY_LEADER' | 'PROVINCE_OFFICE'): CaseEvent[] {
  const transition = automaticTransition('CaseEscalated', situationOf(rules, state));
  const standing = transition && standingOf(transition, state);
  if (standing?.step !== only) return [];
  const notify = holderOf({ ...state, case: { ...state.case, ...standing } }, rules.reference);
  return [{ type: 'CaseEscalated', data: { notify, standing } }];
}

/** Nobody of the agency took the case on in time: its leader is notified. */
export function remindUnclaimed(_input: object, state: CaseState, rules: Rules): CaseEvent[] {
  const lead = state.assignments.findLast((part) => part.part === 'LEAD' && part.status === 'PENDING');
  return lead ? [{ type: 'CaseUnclaimed', data: { assignmentId: lead.id, notify: leaderOf(state), clock: notified('UNCLAIMED', rules) } }] : [];
}

/** A co-handler's own deadline has passed. */
export function remindCoHandler(input: { assignmentId?: string }, state: CaseState): CaseEvent[] {
  const part = state.assignments.find((each) => each.id === input.assignmentId && (each.status === 'PENDING' || each.status === 'CLAIMED'));
  return part ? [{ type: 'CoordinationOverdue', data: { assignmentId: part.id, notify: handlersOf(part.agencyId) } }] : [];
}

/** The citizen is notified that a late case is still being worked on. */
export const sendLateNotice = (_input: object): CaseEvent[] => [{ type: 'LateNoticeSent', data: {} }];

/** A pause ends by itself at its limit (B-03). */
export function resumeByItself(_input: object, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = automaticTransition('CaseResumed', situationOf(rules, state));
  if (!transition) return [];
  // A sweep that comes late does not lengthen the pause.
  const { pauseUntil } = state.case;
  const clock = clockChangeOf(transition, state, { ...rules, now: pauseUntil && pauseUntil < rules.now ? pauseUntil : rules.now });
  return [{ type: 'CaseResumed', data: { ...(transition.to ? { standing: standingOf(transition, state) } : {}), clock } }];
}

/** An answered case is over: nobody rates, reopens or talks any more. */
export function closeByItself(_input: object, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = automaticTransition('CaseClosed', situationOf(rules, state));
  return transition ? [{ type: 'CaseClosed', data: { standing: standingOf(transition, state) } }] : [];
}
