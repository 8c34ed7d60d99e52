import { randomBytes } from 'node:crypto';
import { newId, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { fingerprintOf, takeKey } from '../case/command.ts';
import { nowIn } from '../case/change-case.ts';
import { openCase } from '../case/open-case.ts';
import { checkAttachments, giveAttachments, refuseFiles } from '../case/take-attachments.ts';
import type { Channel } from '../case/terms.ts';
import { writingPlainly, type PlainWrite } from '../case/transaction.ts';
import type { CasesContext } from '../context.ts';
import { locate } from '../reference/locate.ts';
import { caseCode } from './case-code.ts';
import { checkDraft, type Draft, type FilingRules } from './draft.ts';

export interface Filing {
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
  /** What must hold besides a good draft (challenge, limits); inside the transaction. */
  admit?(write: PlainWrite, now: Date): Promise<void>;
}

const LONGEST_KEY = 200;
const CODE_TRIES = 3;

/**
 * Files a report: case, event, words, timers and key in one transaction (R1, R2). The same key by the same person answers the first case.
 * @throws INVALID_INPUT with one problem a field, KEY_REUSED, FILE_REFUSED, FILE_NOT_READY and what `admit` throws
 */
export async function fileReport(context: CasesContext, filing: Filing): Promise<string> {
  for (let tried = 1; ; tried++) {
    try {
      return await writingPlainly(context.services, (write) => fileIn(context, write, filing));
    } catch (error) {
      if (tried >= CODE_TRIES || !isCodeTaken(error)) throw error;
    }
  }
}

async function fileIn(context: CasesContext, write: PlainWrite, filing: Filing): Promise<string> {
  const { settings } = context.services;
  const accountId = context.subject();
  const id = newId();
  const key = filing.idempotencyKey.trim();
  if (!key || key.length > LONGEST_KEY) refuseIfAny([{ path: 'idempotencyKey', code: 'REQUIRED', message: 'Thiếu khóa gửi.' }]);
  const first = await takeKey(write, { accountId, key, fingerprint: fingerprintOf('file', filing.asked) }, id);
  if (first) return first;

  const now = await nowIn(write);
  const { report, problems } = checkDraft(filing.draft, rulesOf(context, now), filing.at);
  const { attachmentIds, ...words } = report;
  const files = problems.some((problem) => problem.path.includes('attachmentIds'))
    ? []
    : await checkAttachments(write, attachmentIds, accountId, `${filing.at}.attachmentIds`);
  if (problems.length + filing.problems.length === 0) refuseFiles(files);
  refuseIfAny([...filing.problems, ...problems, ...files]);
  await filing.admit?.(write, now);

  await openCase(
    context,
    write,
    {
      ...words,
      id,
      code: caseCode(settings.tenant, now, randomBytes(8)),
      channel: filing.channel,
      reporterId: filing.reporterId,
      createdPlace: filing.createdPlace ?? null,
    },
    now,
  );
  await giveAttachments(write, attachmentIds, { kind: 'case', id, purpose: 'REPORT' });
  return id;
}

function rulesOf({ services }: CasesContext, now: Date): FilingRules {
  const { reference } = services;
  return {
    limits: reference.limits(),
    category: reference.category,
    ward: reference.ward,
    isAgency: (id) => reference.agency(id) !== undefined,
    locate: (lon, lat) => {
      const place = locate(reference, lon, lat);
      return place.wardCode === null ? null : { code: place.wardCode, name: place.address };
    },
    now,
  };
}

const isCodeTaken = (error: unknown): boolean => error instanceof Error && 'constraint' in error && error.constraint === 'case_code_key';
