import { badInput, DomainError, fingerprintOf, isId, newId, notFound, refuseIfAny } from '@pakn/service-kit';
import type { Channel, Label } from '@pakn/vocabulary';
import type { KeptDraft } from '../case/own-drafts.ts';
import { takeKey } from '../command/command-key.ts';
import { lockFiles } from '../command/stored-files.ts';
import { writing, type Write } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { wrongFiles } from '../process/files.ts';
import { MOST_DRAFTS } from '../reference/draft-limits.ts';
import type { Rules } from '../process/rules.ts';
import { checkDraft, type Draft, type Report } from './draft.ts';
import { lockDraft, lockDrafts, takeDraft } from './stored-draft.ts';

export interface DraftToSave {
  /** Null: a first one. */
  id: string | null;
  /** Null for a first one. */
  version: number | null;
  draft: Draft;
  channel: Channel;
  /** What was asked, for KEY_REUSED. */
  asked: unknown;
}

const KEEP = `insert into cases.draft (id, account_id, version, report, saved_at) values ($1, $2, 1, $3, $4)
  on conflict (id) do update set version = cases.draft.version + 1, report = excluded.report, saved_at = excluded.saved_at`;
const LET_FILES_GO = 'update cases.attachment set draft_id = null where draft_id = $1';
const GIVE_FILES = `update cases.attachment a set draft_id = $2, purpose = case when a.purpose_chosen then a.purpose else 'REPORT' end, position = o.n
  from unnest($1::uuid[]) with ordinality as o(id, n) where a.id = o.id`;

const TOO_MANY: Label = {
  vi: `Bạn đã có ${MOST_DRAFTS} bản nháp, là số nhiều nhất được lưu. Hãy gửi hoặc xóa bớt rồi lưu lại.`,
  en: `You have ${MOST_DRAFTS} drafts, which is as many as are kept. Send or delete one, then save again.`,
};
const SAVED_ELSEWHERE: Label = {
  vi: 'Bản nháp đã được lưu từ một thiết bị hoặc cửa sổ khác.',
  en: 'The draft was saved from another device or window.',
};

/**
 * Keeps what somebody has typed so far (A4-11, X-08). No event says so: it is nobody's business yet. The same Idempotency-Key answers the first call's draft.
 * @returns its id
 * @throws NOT_FOUND for a draft that is gone or somebody else's, NOT_NOW with its case when it was sent, STALE_VERSION, DRAFT_LIMIT, INVALID_INPUT for what is
 *   wrong in form; what is missing is not
 */
export async function saveDraft(context: CasesContext, saved: DraftToSave): Promise<string> {
  const { services, identity, idempotencyKey } = context;
  const accountId = context.subject();
  if (saved.id !== null && !isId(saved.id)) throw notFound();
  return writing(services, async (write) => {
    const { now, revision, count } = await lockDrafts(write, accountId);
    const id = saved.id ?? newId();
    if (idempotencyKey) {
      const fingerprint = fingerprintOf('saveDraft', saved.id, saved.version, saved.asked);
      const { first } = await takeKey(write, { accountId, key: idempotencyKey, fingerprint }, id);
      if (first !== null) return first.caseId ?? id;
    }
    if (saved.id === null && count >= MOST_DRAFTS) throw new DomainError('DRAFT_LIMIT', { message: TOO_MANY });
    if (saved.id !== null) {
      const there = await lockDraft(write, { id, accountId });
      if (saved.version === null) throw badInput('version is needed with id.');
      if (saved.version !== there) throw new DomainError('STALE_VERSION', { caseId: id, message: SAVED_ELSEWHERE });
    }
    await write.sql(LET_FILES_GO, [id]);
    const files = await lockFiles(write, saved.draft.attachmentIds ?? [], []);
    const { occurredAt, attachmentIds, ...plain } = checked(saved.draft, { reference: await services.reference.asOf(revision), now, actor: identity, files });
    const kept: KeptDraft = { ...plain, channel: saved.channel, occurredAt: occurredAt?.toISOString() ?? null };
    await write.sql(KEEP, [id, accountId, JSON.stringify(kept), now]);
    await write.sql(GIVE_FILES, [attachmentIds, id]);
    return id;
  });
}

type Checking = Pick<Rules, 'reference' | 'now' | 'actor' | 'files'>;

/** As when it is sent, but for what may still come: answers, and files that are still looked at. */
function checked(draft: Draft, { reference, now, actor, files }: Checking): Report {
  const limits = reference.limits();
  const isAgency = (id: string): boolean => reference.agency(id) !== undefined;
  const { category, topic } = reference;
  const { report, problems } = checkDraft(draft, { limits, category, topic, reference, isAgency, now, withoutAccount: false }, 'input');
  const wrong = wrongFiles(report.attachmentIds, 'input.attachmentIds', { reference, actor, files }, limits.reportMediaTypes);
  const alone = problems.some(({ path }) => path.startsWith('input.attachmentIds')) ? [] : wrong;
  refuseIfAny([...problems, ...alone].filter(({ code }) => code !== 'REQUIRED' && code !== 'FILE_NOT_READY'));
  return report;
}

/**
 * Deletes a draft; its files go too, with what nothing took. The same Idempotency-Key again is done already.
 * @throws NOT_FOUND for one that is gone or somebody else's, NOT_NOW with its case when it was sent
 */
export async function deleteDraft(context: CasesContext, id: string): Promise<void> {
  const { services, idempotencyKey: key } = context;
  const accountId = context.subject();
  if (!isId(id)) throw notFound();
  await writing(services, async (write) => {
    if (key && (await isRepeated(write, { accountId, key, id }))) return;
    await takeDraft(write, { id, accountId });
  });
}

const isRepeated = async (write: Write, { accountId, key, id }: { accountId: string; key: string; id: string }): Promise<boolean> =>
  (await takeKey(write, { accountId, key, fingerprint: fingerprintOf('deleteDraft', id) }, id)).first !== null;
