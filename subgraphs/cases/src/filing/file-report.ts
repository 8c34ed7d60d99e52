import { randomBytes } from 'node:crypto';
import { DomainError, type FieldProblemData, fingerprintOf, isId, newId, notFound, refuseIfAny } from '@pakn/service-kit';
import type { Channel, Label } from '@pakn/vocabulary';
import { takeKey } from '../command/command-key.ts';
import { decided } from '../command/run-command.ts';
import { NEW_CHAIN, storeEvents } from '../command/store-events.ts';
import { lockFiles } from '../command/stored-files.ts';
import { writing, type Write } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { caseCode } from './case-code.ts';
import type { Draft } from './draft.ts';
import { fileCase } from './file-case.ts';
import { takeDraft } from './stored-draft.ts';

export interface FilingRequest {
  draft: Draft;
  /** Path of the draft's arguments in problems. */
  at: string;
  channel: Channel;
  reporterId: string;
  createdPlace?: string | null;
  idempotencyKey: string;
  /** What was asked, for KEY_REUSED. */
  asked: unknown;
  /** More problems of the same form. */
  problems: FieldProblemData[];
  /** It may be filed without an address and without a point. */
  withoutPlace?: boolean;
  /** The sender's draft, which becomes the case. */
  draftId?: string | null;
  /** The account is for one report. */
  once?: boolean;
  /** What must hold besides a good draft (challenge, limits); inside the transaction. */
  admit?(write: Write, now: Date): Promise<void>;
}

const LONGEST_KEY = 200;
const CODE_TRIES = 3;

/**
 * Files a report: case, event, words, timers and key in one transaction (R1, R2). The same key by the same person answers the first case.
 * @throws INVALID_INPUT with one problem a field, KEY_REUSED, FILE_REFUSED, FILE_NOT_READY, for a draft as `takeDraft`, and what `admit` throws
 */
export async function fileReport(context: CasesContext, request: FilingRequest): Promise<Case | string> {
  for (let tried = 1; ; tried++) {
    try {
      return await writing(context.services, (write) => fileIn(context, write, request));
    } catch (error) {
      if (tried >= CODE_TRIES || !isCodeTaken(error)) throw error;
    }
  }
}

async function fileIn(context: CasesContext, write: Write, request: FilingRequest): Promise<Case | string> {
  const { services, identity, requestId } = context;
  const accountId = context.subject();
  const { draftId = null } = request;
  if (draftId !== null && !isId(draftId)) throw notFound();
  const caseId = draftId ?? newId();
  const key = request.idempotencyKey.trim();
  if (!key || key.length > LONGEST_KEY)
    refuseIfAny([{ path: 'idempotencyKey', code: 'REQUIRED', message: { vi: 'Thiếu khóa gửi.', en: 'The idempotency key is missing.' } }]);
  const taken = await takeKey(write, { accountId, key, fingerprint: fingerprintOf('file', request.asked) }, caseId);
  if (taken.first !== null) return taken.first.caseId ?? caseId;

  if (draftId !== null) await takeDraft(write, { id: draftId, accountId });
  if (request.once) await takeOnlyReport(write, accountId, caseId);
  const { now, revision } = taken;
  const reference = await services.reference.asOf(revision);
  const files = await lockFiles(write, request.draft.attachmentIds ?? [], []);
  const code = caseCode(services.settings.tenant, now, randomBytes(8));
  const events = decided(() => fileCase({ ...request, code }, { reference, actor: identity, now, newId, files, officers: [] }));
  await request.admit?.(write, now);
  const sender = { commandId: requestId, actorId: identity.sub ?? null, actorAgencyId: identity.agencyId ?? null };
  return storeEvents(write, { reference }, { caseId, state: null, chain: NEW_CHAIN, events, sender, at: now });
}

const ONLY = 'the only report';

/** Two at once with keys of their own: the second waits here for the first. @throws NOT_NOW with the report that there is */
async function takeOnlyReport(write: Write, accountId: string, caseId: string): Promise<void> {
  const taken = await takeKey(write, { accountId, key: ONLY, fingerprint: ONLY }, caseId);
  if (taken.first?.caseId) throw new DomainError('NOT_NOW', { caseId: taken.first.caseId, message: SENT_ALREADY });
}

const SENT_ALREADY: Label = {
  vi: 'Phiên này đã gửi một phản ánh. Hãy bắt đầu phản ánh mới để nhận mã và mã bí mật mới.',
  en: 'This session has sent its report. Begin a new one, which gets a code and a secret of its own.',
};

const isCodeTaken = (error: unknown): boolean => {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return cause instanceof Error && 'constraint' in cause && cause.constraint === 'case_code_key';
};
