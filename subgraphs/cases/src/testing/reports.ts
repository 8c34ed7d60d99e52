import { randomUUID } from 'node:crypto';
import type { Answered, Person, Province } from './province.ts';
import { changeCase } from '../case/change-case.ts';
import { newId } from '@pakn/service-kit';
import { Assignment } from '../case/parts.entity.ts';

export const NHA_TRANG = { lon: 109.1895, lat: 12.2388 };

export const REPORT = {
  title: 'Ổ gà sâu trên đường Lê Hồng Phong',
  content: 'Ổ gà rộng khoảng 1 m, sâu 15 cm ở làn sát vỉa hè. Đề nghị vá lại sớm.',
  place: { address: 'Trước số 86 Lê Hồng Phong', ...NHA_TRANG },
  categoryCode: 'ROAD',
};

export const SUBMIT = `mutation($input: CaseDraftInput!, $challenge: ChallengeAnswer, $key: ID!) { submitCase(input: $input, challenge: $challenge, idempotencyKey: $key) {
  __typename ... on Case { id code version status receptionDueAt answerDueAt } ... on Refusal { code message fields { path code message } case { id version } } } }`;

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
  case: { id: string; version: number } | null;
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

const context = (province: Province, who: Person) => ({
  services: province.cases.services,
  identity: who.identity,
  requestId: randomUUID(),
  idempotencyKey: '',
});

/** The heart alone, without the officers' use cases: the case is made public, or not any more. */
export const makePublic = (province: Province, operator: Person, caseId: string, isPublic: boolean = true): Promise<string> =>
  changeCase({ context: context(province, operator), caseId, action: 'test', system: true }, (desk) => {
    desk.case.isPublic = isPublic;
    return { type: 'CaseAccepted' };
  });

/** The heart alone: gives a case to an agency as its lead. */
export const giveTo = (province: Province, operator: Person, caseId: string, agencyId: string): Promise<string> =>
  changeCase({ context: context(province, operator), caseId, action: 'test', system: true }, (desk, { em, now }) => {
    const part = em.create(Assignment, { id: newId(), caseId, agencyId, part: 'LEAD', status: 'PENDING', assignedAt: now, dueAt: desk.case.dueAt });
    em.persist(part);
    desk.assignments.push(part);
    Object.assign(desk.case, { status: 'IN_PROGRESS', step: 'SPECIALIST', stepEnteredAt: now, leadAgencyId: agencyId });
    return { type: 'CaseAssigned', data: { toAgencyIds: [agencyId] } };
  });

/** Takes a case back from its agencies. */
export const takeBack = (province: Province, operator: Person, caseId: string): Promise<string> =>
  changeCase({ context: context(province, operator), caseId, action: 'test', system: true }, (desk, { now }) => {
    for (const part of desk.assignments) part.status = 'RETURNED';
    Object.assign(desk.case, { step: 'RECEPTION', stepEnteredAt: now, leadAgencyId: null, returnedAt: now });
    return { type: 'CaseReturned' };
  });
