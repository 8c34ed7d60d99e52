import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Case } from '../entities/case.entity.ts';
import type { Attachment } from '../entities/parts.entity.ts';
import type { AnswerRow, AppointmentRow, AssignmentRow, MessageRow, NoteRow, ReopeningRow } from '../state/case-state.ts';

type Row<E> = { [K in Exclude<keyof E, symbol>]: E[K] };

/** The entities' tables as Kysely sees them: the entities are the only list of columns. */
export interface Tables {
  Case: Row<Case>;
  Assignment: AssignmentRow;
  Answer: AnswerRow;
  Appointment: AppointmentRow;
  Message: MessageRow;
  Note: NoteRow;
  Reopening: ReopeningRow;
  Attachment: Row<Attachment>;
}

const NAMED_LIKE_ENTITIES = { tableNamingStrategy: 'entity', columnNamingStrategy: 'property', convertValues: true } as const;

/** The tables on this entity manager's connection: inside a transaction that one, otherwise the pool. */
export const openTables = (em: EntityManager): Kysely<Tables> => em.getKysely<Tables>(NAMED_LIKE_ENTITIES);
