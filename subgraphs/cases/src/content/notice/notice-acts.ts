import { newId } from '@pakn/service-kit';
import type { Write } from '../../command/transaction.ts';
import type { CasesContext } from '../../context.ts';
import { deleteContent, saveContent, type ContentCall } from '../change-content.ts';
import { permitChange } from '../content-rights.ts';
import { filesToHold } from '../hold-files.ts';
import { seesNotice } from './list-notices.ts';
import { NOTICES, readNotice, type NoticeForm, type NoticeRow } from './notice.ts';

type Act = Omit<ContentCall<NoticeRow>, 'table' | 'permit'>;

/** An officer writes for the own agency; what is published is changed by who may publish. */
const written = (context: CasesContext, act: Act): ContentCall<NoticeRow> => ({
  ...act,
  table: NOTICES,
  permit: (before) => {
    const { identity } = context;
    permitChange(identity, before, { isPublic: before?.published ?? false, isSeen: before === null || seesNotice(identity, before) });
  },
});

/** Saves a notice: a new one is a draft of the author's agency. */
export function saveNotice(context: CasesContext, { id, version, form }: { id: string | null; version: number | null; form: NoticeForm }): Promise<NoticeRow> {
  const key = id ?? newId();
  const { attachmentIds } = form;
  const files = attachmentIds ? { files: (write: Write) => filesToHold(write, context, key, attachmentIds) } : {};
  const call = written(context, { name: 'saveNotice', key, version: id === null ? null : (version ?? 0), asked: [id, version, form], ...files });
  return saveContent(context, call, (before, now) => ({
    ...readNotice(form, before, now),
    ...(before ? {} : { agencyId: context.identity.agencyId ?? null, publishedAt: now.toISOString() }),
  }));
}

/** Publishes a notice, or takes it back. Whoever may publish may publish every agency's (the policy lets nobody else in). */
export const publishNotice = (context: CasesContext, { id, version, on }: { id: string; version: number; on: boolean }): Promise<NoticeRow> =>
  saveContent(context, { name: 'publishNotice', table: NOTICES, key: id, version, asked: [id, version, on], permit: () => {} }, (before, now) =>
    before?.published === on ? {} : { published: on, ...(on ? { publishedAt: now.toISOString() } : {}) },
  );

export const deleteNotice = (context: CasesContext, { id, version }: { id: string; version: number }): Promise<{ ok: true }> =>
  deleteContent(context, { ...written(context, { name: 'deleteNotice', key: id, version, asked: [id, version] }), version });
