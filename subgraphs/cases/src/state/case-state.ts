import type { Case } from '../entities/case.entity.ts';
import type { Answer, Appointment, Assignment, Message, Note, Reopening } from '../entities/parts.entity.ts';

/** The columns of an entity as plain data. */
type Row<E> = { [K in Exclude<keyof E, symbol>]: E[K] };

/** A case's row without its place in the log (`n`, `lastHash`, `replayFrom`), which is the writer's. */
export type CaseRow = Omit<Row<Case>, 'n' | 'lastHash' | 'replayFrom'>;
export type AssignmentRow = Row<Assignment>;
export type AnswerRow = Row<Answer>;
export type AppointmentRow = Row<Appointment>;
export type MessageRow = Row<Message>;
export type ReopeningRow = Row<Reopening>;
export type NoteRow = Row<Note>;

/** A case with everything that decides what may be done with it; plain data, never changed in place. */
export interface CaseState {
  case: CaseRow;
  /** In the order they were made; RETURNED ones stay as past. */
  assignments: readonly AssignmentRow[];
  answers: readonly AnswerRow[];
  appointments: readonly AppointmentRow[];
  reopenings: readonly ReopeningRow[];
  /** Only what the events at hand added: nothing is decided by what was said before. */
  messages: readonly MessageRow[];
  notes: readonly NoteRow[];
}

/** The parts of a case that still count: neither handed back nor from an earlier lead. */
export const openParts = <P extends Pick<AssignmentRow, 'status'>>(state: { assignments: readonly P[] }): P[] =>
  state.assignments.filter((part) => part.status !== 'RETURNED');

/** Every agency that is or was given a part of the case, once each. */
export const concernedAgencies = (state: {
  case: Pick<CaseRow, 'leadAgencyId'>;
  assignments: readonly Pick<AssignmentRow, 'status' | 'agencyId'>[];
}): string[] => [...new Set([...(state.case.leadAgencyId ? [state.case.leadAgencyId] : []), ...openParts(state).map((part) => part.agencyId)])];
