import { randomUUID } from 'node:crypto';
import { newId, type Identity, type OfficerRole } from '@pakn/service-kit';
import type { Tables } from '../command/tables.ts';
import { writing } from '../command/transaction.ts';
import type { Answered } from './listen.ts';
import { province, type Person, type Province } from './province.ts';
import { REPORT } from './reports.ts';

/** A case as a test looks at it after an act. */
export interface SeenCase {
  id: string;
  code: string;
  version: number;
  status: string;
  step: string;
  progress: string;
  isPublic: boolean;
  urgency: string;
  dueAt: string | null;
  answerDueAt: string | null;
  acceptedAt: string | null;
  answeredAt: string | null;
  viewerActions: string[];
  category: { code: string } | null;
  leadAgency: { code: string } | null;
  assignments: { agency: { code: string }; part: string; status: string; dueAt: string | null }[];
  answers: { id: string; approved: boolean; published: boolean; content: string; attachments: { id: string; purpose: string }[] }[];
  appointment: { dueAt: string; remindAt: string; reason: string; number: number } | null;
  appointments: { id: string; status: string }[];
}

/** What a mutation answered: the case, or the refusal. */
export type Outcome = SeenCase & {
  __typename: 'Case' | 'Refusal';
  refused?: string;
  fields?: { path: string; code: string; message: string }[];
  now?: SeenCase | null;
};

const SEEN = `id code version status step progress isPublic urgency dueAt answerDueAt acceptedAt answeredAt viewerActions category { code }
  leadAgency { code } assignments { agency { code } part status dueAt } answers { id approved published content attachments { id purpose } } appointment { dueAt remindAt reason number } appointments { id status }`;
const RESULT = `__typename ... on Case { ${SEEN} } ... on Refusal { refused: code fields { path code message } now: case { ${SEEN} } }`;

/** The arguments of the acts as the graph declares them; a mutation's own type goes before the common one. */
const TYPES: Record<string, string> = {
  id: 'ID!',
  caseId: 'ID!',
  version: 'Int!',
  answerId: 'ID!',
  comment: 'String!',
  text: 'String!',
  reasonCode: 'String!',
  makeCasePublic: 'Boolean!',
  satisfaction: 'Satisfaction!',
  title: 'String',
  content: 'String',
  categoryCode: 'String',
  urgency: 'Urgency',
  place: 'PlaceInput',
  isPublic: 'Boolean',
  agencyConcernedId: 'ID',
  explanation: 'String',
  suggestedAgencyId: 'ID',
  notifyBySms: 'Boolean',
  attachmentIds: '[ID!]',
  idempotencyKey: 'ID!',
  'assignCase.input': 'AssignInput!',
  'coordinateCase.input': 'AssignInput!',
  'scheduleCase.input': 'ScheduleInput!',
  'recordAnswer.input': 'AnswerInput!',
  'submitCase.input': 'CaseDraftInput!',
  'releaseCase.comment': 'String',
  'resumeCase.comment': 'String',
  'delegateCase.comment': 'String',
  'takeOverCase.comment': 'String',
  'decideAppointment.comment': 'String',
  'withdrawCase.reason': 'String',
  reason: 'String!',
  question: 'String!',
  withinWorkingHours: 'Int!',
  officerId: 'ID',
  unitAgencyId: 'ID',
  appointmentId: 'ID!',
  agreed: 'Boolean!',
  'rateCase.comment': 'String',
  on: 'Boolean!',
};

/** Somebody at work on cases: the graph's mutations by name. */
export interface Worker {
  id: string;
  /** A mutation of the case, and what it answered. `key`: the Idempotency-Key. @throws on a fault */
  does(mutation: string, args: Record<string, unknown>, key?: string): Promise<Outcome>;
  /** The code of the fault, where one is expected; undefined when there was none. */
  isFaulted(mutation: string, args: Record<string, unknown>): Promise<string | undefined>;
  sees(id: string): Promise<SeenCase | null>;
  must: Person['must'];
  ask: Person['ask'];
}

/** The person with the mutations of a case by name; arguments are declared by `TYPES`. */
export function worker(person: Person): Worker {
  const tries = (mutation: string, args: Record<string, unknown>, key?: string): Promise<Answered<{ done: Outcome }>> => {
    const names = Object.keys(args);
    const declared = names.map((name) => `$${name}: ${TYPES[`${mutation}.${name}`] ?? TYPES[name]}`).join(', ');
    return person.ask(`mutation (${declared}) { done: ${mutation}(${names.map((name) => `${name}: $${name}`).join(', ')}) { ${RESULT} } }`, args, key);
  };
  return {
    id: person.id,
    must: person.must,
    ask: person.ask,
    async does(mutation, args, key) {
      const { data, errors } = await tries(mutation, args, key);
      if (errors || !data) throw new Error(`${mutation} ${JSON.stringify(args)}: ${JSON.stringify(errors)}`);
      return data.done;
    },
    isFaulted: async (mutation, args) => (await tries(mutation, args)).errors?.[0]?.extensions?.code,
    sees: async (id) => (await person.must<{ case: SeenCase | null }>(`query ($id: ID) { case(id: $id) { ${SEEN} } }`, { id })).case,
  };
}

/** The officers and citizens of a small province at work. */
export interface Desks {
  here: Province;
  operator: Worker;
  head: Worker;
  specialist: Worker;
  colleague: Worker;
  leader: Worker;
  helper: Worker;
  supervisor: Worker;
  /** A specialist of an agency that has nothing to do with any case. */
  stranger: Worker;
  reporter: Worker;
  anotherCitizen: Worker;
  visitor: Worker;
  roads: string;
  commune: string;
  files(input?: Record<string, unknown>): Promise<Outcome>;
  /** Filed and sent to the roads department. */
  assigned(input?: Record<string, unknown>, more?: Record<string, unknown>): Promise<Outcome>;
  /** The same, claimed by the specialist. */
  claimed(input?: Record<string, unknown>): Promise<Outcome>;
  /** The same, with an answer that has a picture. */
  answered(input?: Record<string, unknown>): Promise<Outcome>;
  /** The same, returned to the desk. */
  reviewed(input?: Record<string, unknown>): Promise<Outcome>;
  /** A ready file in somebody's hands, as an upload would leave it. */
  upload(owner: Worker, mediaType?: string): Promise<string>;
  /** Types of the case's events, in their order. */
  events(caseId: string): Promise<string[]>;
  /** Changes columns of a stored case, as if it had been there for longer. */
  isNow(caseId: string, columns: Partial<Tables['Case']>): Promise<void>;
  sql(text: string, values: unknown[]): Promise<unknown>;
}

/** A province of its own with its worker, and somebody at each desk. `options`: those of `province`. */
export async function desks(options: Parameters<typeof province>[0] = {}): Promise<Desks> {
  const here = await province(options);
  const at = (agency: keyof Province['agencies'], ...roles: OfficerRole[]): Worker => worker(here.officer(agency, ...roles));
  const identity: Identity = { sub: newId(), kind: 'OFFICER', roles: ['SPECIALIST'], agencyId: newId(), agencyKind: 'DEPARTMENT', scopes: [] };
  const people = {
    operator: at('desk', 'OPERATOR'),
    head: at('desk', 'AGENCY_LEADER'),
    specialist: at('roads', 'SPECIALIST'),
    colleague: at('roads', 'SPECIALIST'),
    leader: at('roads', 'AGENCY_LEADER'),
    helper: at('commune', 'SPECIALIST'),
    supervisor: at('office', 'SUPERVISOR'),
    stranger: worker(here.as(identity)),
    reporter: worker(here.citizen()),
    anotherCitizen: worker(here.citizen()),
    visitor: worker(here.anyone),
  };
  const { roads, commune } = here.agencies;
  const { services } = here.cases;
  const { pool } = services;
  const files = (input: Record<string, unknown> = {}): Promise<Outcome> =>
    people.reporter.does('submitCase', { input: { ...REPORT, ...input }, idempotencyKey: randomUUID() });
  const assigned = async (input?: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Outcome> => {
    const { id, version } = await files(input);
    return people.operator.does('assignCase', { id, version, input: { leadAgencyId: roads, ...more } });
  };
  const claimed = async (input?: Record<string, unknown>): Promise<Outcome> => {
    const { id, version } = await assigned(input);
    return people.specialist.does('claimCase', { id, version });
  };
  const upload = async (owner: Worker, mediaType = 'image/jpeg'): Promise<string> => {
    const id = newId();
    const file = { id, ownerId: owner.id, name: 'tep', mediaType, bytes: 1000, status: 'READY', createdAt: new Date() } as Tables['Attachment'];
    await writing(services, ({ db, run }) => run(db.insertInto('Attachment').values(file)));
    return id;
  };
  const answered = async (input?: Record<string, unknown>): Promise<Outcome> => {
    const { id, version } = await claimed(input);
    return people.specialist.does('recordAnswer', {
      id,
      version,
      input: { agencyId: roads, content: 'Đã vá mặt đường.', afterIds: [await upload(people.specialist)] },
    });
  };
  return {
    here,
    ...people,
    roads,
    commune,
    files,
    assigned,
    claimed,
    answered,
    upload,
    async reviewed(input) {
      const { id, version } = await answered(input);
      return people.specialist.does('returnResult', { id, version, comment: 'Đã xong' });
    },
    events: async (caseId) =>
      (await pool.query<{ type: string }>('select type from events.log where case_id = $1 order by n', [caseId])).rows.map((row) => row.type),
    async isNow(caseId, columns) {
      await writing(services, ({ db, run }) => run(db.updateTable('Case').set(columns).where('id', '=', caseId)));
    },
    sql: (text, values) => pool.query(text, values),
  };
}
