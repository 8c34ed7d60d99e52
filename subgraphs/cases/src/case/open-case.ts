import type { CasesContext } from '../context.ts';
import { deskLimit, promisesOf, RECEPTION_LIMIT_HOURS } from '../clock/limits.ts';
import { CURRENT_PROCESS } from '../process/process.ts';
import { addToClock, Case } from './case.entity.ts';
import { insertCase } from './case-row.ts';
import type { Desk } from './desk.ts';
import { record } from './record.ts';
import type { Channel } from './terms.ts';
import type { PlainWrite } from './transaction.ts';

/** The words and choices of a new case. */
export type NewCase = Pick<
  Case,
  | 'title'
  | 'content'
  | 'address'
  | 'wardCode'
  | 'lon'
  | 'lat'
  | 'approximate'
  | 'occurredAt'
  | 'kind'
  | 'subjectKind'
  | 'categoryCode'
  | 'agencyConcernedId'
  | 'preferredAgencyId'
  | 'identityMode'
  | 'showFullName'
> & { id: string; code: string; channel: Channel; reporterId: string; createdPlace?: string | null };

/** Puts a new case on the duty desk: both promises from the working-hours clock, the first event. Nothing is public before acceptance. */
export async function openCase(
  context: Pick<CasesContext, 'services' | 'identity' | 'requestId' | 'idempotencyKey'>,
  write: PlainWrite,
  given: NewCase,
  now: Date,
): Promise<Case> {
  const { services, identity } = context;
  const urgency = services.reference.category(given.categoryCode)?.urgency ?? 'NORMAL';
  const level = services.reference.level(urgency, now);
  const calendar = services.reference.calendar(services.reference.operatorAgencyId());
  const promises = promisesOf(calendar, now, level);
  const { createdPlace = null, ...words } = given;
  // What is not named here is null.
  const found = Object.assign(new Case(), {
    ...words,
    ...promises,
    createdPlace,
    urgency,
    version: 1,
    workflowVersion: CURRENT_PROCESS.version,
    status: 'AWAITING_ACCEPTANCE',
    step: 'RECEPTION',
    stepEnteredAt: now,
    submittedAt: now,
    ...deskLimit(calendar, now, level),
    clock: [],
    reopened: 0,
    isPublic: false,
    filedBy: identity.sub ?? given.reporterId,
    n: 0,
    lastHash: Buffer.alloc(0),
  } satisfies Partial<Case>);
  addToClock(found, { type: 'START', at: now, minutes: RECEPTION_LIMIT_HOURS * 60 });
  const desk: Desk = { case: found, assignments: [], answers: [], appointments: [] };
  await record(services, write, { actor: context, desk, before: null, happening: { type: 'CaseSubmitted' }, now, save: () => insertCase(write, found) });
  return found;
}
