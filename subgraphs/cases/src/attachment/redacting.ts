import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { isId, type Refusal } from '@pakn/service-kit';
import { fileKindOf, type Rectangle } from '@pakn/vocabulary';
import { act } from '../act.ts';
import { seesInside } from '../case/viewing.ts';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { drawRedacted } from './draw-redacted.ts';
import { keptPath } from './folders.ts';
import { wrongRectangles } from './redact-attachment.ts';

export interface RedactionAsked {
  caseId: string;
  version: number;
  attachmentId: string;
  rectangles: Rectangle[];
}

const PICTURE = `select t.id, t.media_type as "mediaType", t.rendition from cases.attachment t left join cases.answer a on a.id = t.answer_id
  where t.id = $1 and coalesce(t.case_id, a.case_id) = $2 and t.status = 'READY'`;
const RENDITION = 'select rendition from cases.attachment where id = $1';

interface Picture {
  id: string;
  mediaType: string;
  rendition: string | null;
}

/** Draws what is to be served, outside of the command: no case is locked while a picture is drawn. Then what was served before goes. */
export async function redacting(context: CasesContext, asked: RedactionAsked): Promise<Case | Refusal> {
  const { services } = context;
  const { caseId, version, attachmentId, rectangles } = asked;
  const picture = await pictureOf(context, asked);
  const isDrawn = picture !== null && rectangles.length > 0 && wrongRectangles(rectangles).length === 0;
  const rendition = isDrawn ? nameOf(services.settings.filesKey, picture.id, rectangles) : null;
  if (isDrawn && rendition !== null && rendition !== picture.rendition)
    await drawRedacted({ dataDir: services.settings.dataDir, original: picture, rendition, rectangles });
  const answer = await act(context, 'redactAttachment', { id: caseId, version, attachmentId, rectangles, rendition });
  if (picture?.rendition) await dropUnserved(context, { id: picture.id, before: picture.rendition });
  return answer;
}

/** The picture, for an officer who may see its case; whether they may take parts out of it, the command decides. */
async function pictureOf(context: CasesContext, { caseId, attachmentId }: RedactionAsked): Promise<Picture | null> {
  if (!isId(caseId) || !isId(attachmentId)) return null;
  const found = await context.load.visibleCase(caseId);
  if (!found || !(await seesInside(context, found))) return null;
  const [picture] = (await context.services.pool.query<Picture>(PICTURE, [attachmentId, caseId])).rows;
  return picture && fileKindOf(picture.mediaType)?.group === 'PICTURE' ? picture : null;
}

/** What was served before may show what is covered now; one that is still served, since nothing was changed, stays. */
async function dropUnserved({ services }: CasesContext, { id, before }: { id: string; before: string }): Promise<void> {
  const [now] = (await services.pool.query<{ rendition: string | null }>(RENDITION, [id])).rows;
  if (now?.rendition === before) return;
  const { dataDir } = services.settings;
  await Promise.all([rm(keptPath(dataDir, before, 'file'), { force: true }), rm(keptPath(dataDir, before, 'thumb'), { force: true })]);
}

/** The same parts of the same picture have the same name, so that a repeated call asks for the same; nobody can guess it. Shaped like an id. */
function nameOf(key: string, id: string, rectangles: readonly Rectangle[]): string {
  const parts = rectangles.map(({ x, y, width, height }) => [x, y, width, height]);
  const digest = createHmac('sha256', Buffer.from(key, 'hex'))
    .update(JSON.stringify(['redacted', id, parts]))
    .digest('hex');
  return [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-');
}
