import type { CatalogueChanged } from '@pakn/events';
import { lockFiles } from '../command/stored-files.ts';
import type { Write } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { refuseFiles, refuseTooMany, wrongFiles } from '../process/files.ts';

const HELD = 'select id from cases.attachment where notice_id = $1 order by position, id';
const LET_GO = 'update cases.attachment set notice_id = null where notice_id = $1 and id <> all($2::uuid[])';
const HOLD = `update cases.attachment a set notice_id = $2, purpose = 'DOCUMENT', position = o.n, point_lon = null, point_lat = null
  from unnest($1::uuid[]) with ordinality as o(id, n) where a.id = o.id`;
const PATH = 'input.attachmentIds';

/** Files that a notice is to hold, checked and locked: to be put there once its row is. */
export interface HeldFiles {
  /** For the audit log; empty: they are the same in the same order. */
  changes: CatalogueChanged['changes'];
  hold(): Promise<void>;
}

/**
 * What a notice's files are from now on, in this order. Those that it has stay whoever uploaded them; every other one must be the caller's own, ready and not used
 * by anything.
 * @throws TOO_MANY_FILES, FILE_REFUSED, FILE_NOT_READY, INVALID_INPUT
 */
export async function filesToHold(write: Write, { services, identity }: CasesContext, noticeId: string, given: readonly string[]): Promise<HeldFiles> {
  const ids = [...new Set(given.map((id) => id.toLowerCase()))];
  const before = (await write.sql<{ id: string }>(HELD, [noticeId])).map(({ id }) => id);
  if (ids.join() === before.join()) return { changes: [], hold: async () => {} };
  const added = ids.filter((id) => !before.includes(id));
  const { reference } = services;
  if (added.length > 0) refuseTooMany(ids.length, PATH, reference.limits().attachments);
  const files = await lockFiles(write, ids, []);
  const wrong = wrongFiles(ids, PATH, { reference, actor: identity, files }).filter((problem) => !before.includes(ids[indexIn(problem.path)] ?? ''));
  refuseFiles(wrong);
  return {
    changes: [{ field: 'attachmentIds', from: before.join(' '), to: ids.join(' ') }],
    async hold() {
      await write.sql(LET_GO, [noticeId, ids]);
      await write.sql(HOLD, [ids, noticeId]);
    },
  };
}

/** Of "input.attachmentIds.3": 3. */
const indexIn = (path: string): number => Number(path.slice(PATH.length + 1));
