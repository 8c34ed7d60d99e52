import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { isId, type Refusal } from '@pakn/service-kit';
import { fileKindOf, type Rectangle } from '@pakn/vocabulary';
import { act } from '../act.ts';
import { situationNow } from '../case/situation-now.ts';
import { seesInside } from '../case/viewing.ts';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { decideAction } from '../process/process.ts';
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

/**
 * Draws what is to be served, outside of the command: no case is locked while a picture is drawn. For who may not cover it now, or has seen an older version,
 * nothing is drawn: the command refuses. Then what was served before goes.
 */
export async function redacting(context: CasesContext, asked: RedactionAsked): Promise<Case | Refusal> {
  const { filesKey, dataDir } = context.services.settings;
  const { caseId, version, attachmentId, rectangles } = asked;
  const picture = await pictureOf(context, asked);
  const rendition = picture && rectangles.length > 0 && wrongRectangles(rectangles).length === 0 ? nameOf(filesKey, picture.id, rectangles) : null;
  const draw = async (): Promise<void> => {
    if (picture && rendition && rendition !== picture.rendition) await drawRedacted({ dataDir, original: picture, rendition, rectangles });
  };
  if (picture?.mayCover) await draw();
  const answer = await act(context, 'redactAttachment', { id: caseId, version, attachmentId, rectangles, rendition });
  if (!picture) return answer;
  const [now] = (await context.services.pool.query<{ rendition: string | null }>(RENDITION, [picture.id])).rows;
  // It may be covered since a moment ago: what is called covered is drawn.
  if (!picture.mayCover && now?.rendition === rendition) await draw();
  if (picture.rendition && now?.rendition !== picture.rendition) await drop(dataDir, picture.rendition);
  return answer;
}

/** The picture, for an officer who may see its case. */
async function pictureOf(context: CasesContext, { caseId, version, attachmentId }: RedactionAsked): Promise<(Picture & { mayCover: boolean }) | null> {
  if (!isId(caseId) || !isId(attachmentId)) return null;
  const found = await context.load.visibleCase(caseId);
  if (!found || !(await seesInside(context, found))) return null;
  const [picture] = (await context.services.pool.query<Picture>(PICTURE, [attachmentId, caseId])).rows;
  if (!picture || fileKindOf(picture.mediaType)?.group !== 'PICTURE') return null;
  const { allowed } = decideAction('REDACT', await situationNow(context, found), context.identity);
  return { ...picture, mayCover: allowed && found.version === version };
}

/** What was served before may show what is covered now. */
const drop = (dataDir: string, before: string): Promise<unknown> =>
  Promise.all([rm(keptPath(dataDir, before, 'file'), { force: true }), rm(keptPath(dataDir, before, 'thumb'), { force: true })]);

/** The same parts of the same picture have the same name, so that a repeated call asks for the same; nobody can guess it. Shaped like an id. */
function nameOf(key: string, id: string, rectangles: readonly Rectangle[]): string {
  const parts = rectangles.map(({ x, y, width, height }) => [x, y, width, height]);
  const digest = createHmac('sha256', Buffer.from(key, 'hex'))
    .update(JSON.stringify(['redacted', id, parts]))
    .digest('hex');
  return [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-');
}
