import { randomUUID } from 'node:crypto';
import type { Answered } from './listen.ts';
import type { Person, Province } from './province.ts';
import type { CaseEvent } from '@pakn/events/case';
import { assignCase } from '../assignment/assign-case.ts';
import { runCommand, type CommandCall } from '../command/run-command.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';

export const NHA_TRANG = { lon: 109.1895, lat: 12.2388 };

export const REPORT = {
  title: 'Ổ gà sâu trên đường Lê Hồng Phong',
  content: 'Ổ gà rộng khoảng 1 m, sâu 15 cm ở làn sát vỉa hè. Đề nghị vá lại sớm.',
  place: { address: 'Trước số 86 Lê Hồng Phong', ...NHA_TRANG },
  categoryCode: 'ROAD',
};

export const SUBMIT = `mutation($input: CaseDraftInput!, $challenge: ChallengeAnswer, $key: ID!) { submitCase(input: $input, challenge: $challenge, idempotencyKey: $key) {
  __typename ... on Case { id code version status receptionDueAt answerDueAt } ... on Refusal { code message fields { path code message } case { id code version } } } }`;

export interface Filed {
  __typename: 'Case' | 'Refusal';
  id: string;
  code: string;
  version: number;
  status: string;
  receptionDueAt: string | null;
  answerDueAt: string | null;
  message: string;
  fields: { path: string; code: string; message: string }[];
  case: { id: string; code: string; version: number } | null;
}

/** Sends a report and answers whatever came back. */
export async function submit(who: Person, input: object = REPORT, more: { key?: string; challenge?: object } = {}): Promise<Filed> {
  const answer: Answered<{ submitCase: Filed }> = await who.ask(SUBMIT, { input, challenge: more.challenge ?? null, key: more.key ?? randomUUID() });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.submitCase;
}

/** Files a report that must be taken. */
export async function filed(who: Person, input: object = {}): Promise<Filed> {
  const taken = await submit(who, { ...REPORT, ...input });
  if (taken.__typename !== 'Case') throw new Error(JSON.stringify(taken));
  return taken;
}

/** The heart alone, without asking what may be done: these events happen to a case, by this person. */
export const happens = async (
  province: Province,
  who: Person,
  caseId: string,
  decide: (state: CaseState, rules: Rules) => CaseEvent[],
  more: Partial<CommandCall> = {},
): Promise<string> => {
  await runCommand({
    context: { services: province.cases.services, identity: who.identity, requestId: randomUUID(), idempotencyKey: '' },
    name: 'test',
    caseId,
    input: null,
    fileIds: [],
    system: true,
    decide,
    ...more,
  });
  return caseId;
};

/** The case is made public, or not any more; a new one is accepted by that. */
export const makePublic = (province: Province, operator: Person, caseId: string, isPublic: boolean = true): Promise<string> =>
  happens(province, operator, caseId, ({ case: { acceptedAt } }) => [
    acceptedAt
      ? { type: 'CaseEdited', data: { isPublic } }
      : { type: 'CaseAccepted', data: { operatorId: operator.id, isPublic, standing: { status: 'IN_PROGRESS', step: 'RECEPTION' } } },
  ]);

/** Gives a case to an agency as its lead: the assignment alone, without the acceptance. */
export const giveTo = (province: Province, operator: Person, caseId: string, agencyId: string, comment?: string): Promise<string> =>
  happens(province, operator, caseId, (state, rules) =>
    assignCase({ input: { leadAgencyId: agencyId, ...(comment ? { comment } : {}) } }, state, {
      ...rules,
      actor: { ...rules.actor, roles: ['OPERATOR'] },
    }).slice(-1),
  );

/** Takes a case back from its agencies. */
export const takeBack = (province: Province, operator: Person, caseId: string): Promise<string> =>
  happens(province, operator, caseId, ({ assignments }) => [
    {
      type: 'CaseReturned',
      data: {
        reasonCode: 'WRONG_AREA',
        suggestedAgencyId: null,
        assignmentId: assignments.at(-1)?.id ?? '',
        endedParts: assignments.map((part) => part.id),
        toAgencyIds: [],
        notifyBySms: false,
        standing: { status: 'IN_PROGRESS', step: 'RECEPTION' },
        clock: {},
      },
      words: { comment: 'Không thuộc địa bàn' },
    },
  ]);
