import type { AssignmentRow, CaseRow, CaseState } from './case-state.ts';

/** The state with some columns of its case changed. */
export const withCase = (state: CaseState, change: Partial<CaseRow>): CaseState => ({ ...state, case: { ...state.case, ...change } });

/** A list with one of its rows changed. */
export const changeRow = <R extends { id: string }>(rows: readonly R[], id: string, change: Partial<R>): R[] =>
  rows.map((row) => (row.id === id ? { ...row, ...change } : row));

/** The state with one part changed. */
export const withPart = (state: CaseState, id: string, change: Partial<AssignmentRow>): CaseState => ({
  ...state,
  assignments: changeRow(state.assignments, id, change),
});

/** The state with these parts given back: they are past. */
export const withReturned = (state: CaseState, ids: readonly string[] | undefined, at: Date): CaseState =>
  ids?.length
    ? { ...state, assignments: state.assignments.map((part) => (ids.includes(part.id) ? { ...part, status: 'RETURNED' as const, completedAt: at } : part)) }
    : state;

/** Every appointment that was in force or asked for is over. */
export const withoutAppointments = (state: CaseState): CaseState => ({
  ...state,
  appointments: state.appointments.map((each) =>
    each.status === 'IN_FORCE' || each.status === 'AWAITING_LEADER' ? { ...each, status: 'OVER' as const } : each,
  ),
});
