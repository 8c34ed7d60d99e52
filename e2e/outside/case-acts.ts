import { randomUUID } from 'node:crypto';
import type { Outside } from './client.ts';

/** What these tests read of a case. */
export interface SeenCase {
  __typename: 'Case';
  id: string;
  code: string;
  version: number;
  status: string;
  progress: string;
  step: string;
  viewerActions: string[];
  dueAt: string | null;
  receptionDueAt: string | null;
  answerDueAt: string | null;
  isPublic: boolean;
}
export interface SeenRefusal {
  __typename: 'Refusal';
  code: string;
  message: string;
  fields: { path: string; code: string; message: string }[];
  case: { id: string; version: number } | null;
}

const CASE_FIELDS = 'id code version status progress step viewerActions dueAt receptionDueAt answerDueAt isPublic';
export const RESULT = `__typename ... on Case { ${CASE_FIELDS} } ... on Refusal { code message fields { path code message } case { id version } }`;

/** Every mutation of the journey by its fixed name: arguments' types → how it is asked. */
const ACTS = {
  saveDraft: '$id: ID, $version: Int, $input: CaseDraftInput!',
  submitCase: '$id: ID, $input: CaseDraftInput!, $challenge: ChallengeAnswer, $idempotencyKey: ID!',
  claimCase: '$id: ID!, $version: Int!',
  releaseCase: '$id: ID!, $version: Int!, $comment: String',
  editCase: '$id: ID!, $version: Int!, $title: String, $categoryCode: String, $urgency: Urgency, $isPublic: Boolean',
  assignCase: '$id: ID!, $version: Int!, $input: AssignInput!',
  coordinateCase: '$id: ID!, $version: Int!, $input: AssignInput!',
  returnToOperator: '$id: ID!, $version: Int!, $reasonCode: String!, $comment: String!',
  scheduleCase: '$id: ID!, $version: Int!, $input: ScheduleInput!',
  completeCoordination: '$id: ID!, $version: Int!, $comment: String!',
  recordAnswer: '$id: ID!, $version: Int!, $input: AnswerInput!',
  returnResult: '$id: ID!, $version: Int!, $comment: String!',
  approveAnswer: '$id: ID!, $version: Int!, $answerId: ID!',
  publishAnswer: '$id: ID!, $version: Int!, $answerId: ID!, $makeCasePublic: Boolean!',
  confirmCompletion: '$id: ID!, $version: Int!',
  requestRework: '$id: ID!, $version: Int!, $answerId: ID!, $comment: String!',
  rejectCase: '$id: ID!, $version: Int!, $reasonCode: String!, $explanation: String',
  rateCase: '$id: ID!, $satisfaction: Satisfaction!, $comment: String',
  sendMessage: '$caseId: ID!, $text: String!',
  addNote: '$caseId: ID!, $text: String!',
} as const;
export type Act = keyof typeof ACTS;
export const JOURNEY_ACTS = Object.keys(ACTS) as Act[];

const document = (act: Act): string => {
  const names = [...ACTS[act].matchAll(/\$(\w+)/g)].map((match) => match[1]);
  return `mutation(${ACTS[act]}) { ${act}(${names.map((name) => `${name}: $${name}`).join(', ')}) { ${RESULT} } }`;
};

/** Asks for an act and answers what came: case, refusal, or faults. */
export async function attempt(client: Outside, act: Act, variables: object): Promise<{ result: SeenCase | SeenRefusal | null; fault: string | undefined }> {
  const answer = await client.ask<Record<string, SeenCase | SeenRefusal>>(document(act), variables, { 'idempotency-key': randomUUID() });
  return { result: answer.data?.[act] ?? null, fault: answer.errors?.[0]?.extensions?.code };
}

/** Does an act that must succeed. */
export async function does(client: Outside, act: Act, variables: object): Promise<SeenCase> {
  const { result, fault } = await attempt(client, act, variables);
  if (result?.__typename !== 'Case') throw new Error(`${act} was not done: ${JSON.stringify(result ?? fault)}\n${JSON.stringify(variables)}`);
  return result;
}
