import { Case } from './case.entity.ts';
import { Answer, Appointment, Assignment, Attachment, Message, Note, Reopening } from './parts.entity.ts';

/** Everything that MikroORM changes in this subgraph. */
export const ENTITIES = [Case, Assignment, Appointment, Answer, Message, Note, Attachment, Reopening];
