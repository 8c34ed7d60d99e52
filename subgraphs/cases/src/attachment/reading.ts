import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isId } from '@pakn/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ITS_HOLDERS, IS_PUBLIC } from '../case/file-holders.ts';
import type { Services } from '../context.ts';
import { keptPath, type Variant } from './folders.ts';
import { fileKindOf } from '@pakn/vocabulary';
import { encodedName } from './file-name.ts';
import { isSigned } from './signed-url.ts';

interface Row {
  name: string;
  mediaType: string;
  hasThumbnail: boolean;
  isPublic: boolean;
  /** Something else than what has this name is served. */
  isReplaced: boolean;
}

const FILE = `select t.name, t.media_type as "mediaType", t.has_thumbnail as "hasThumbnail", ${IS_PUBLIC} as "isPublic",
  t.id = $1 and t.rendition is not null as "isReplaced" from cases.attachment t ${ITS_HOLDERS} where (t.id = $1 or t.rendition = $1) and t.status = 'READY'`;

type Reading = FastifyRequest<{ Params: { id: string }; Querystring: { e?: string; s?: string } }>;

/** Reads files at /files/a/<id> and /files/a/<id>/thumb: signed for ten minutes, or of what everybody may read. */
export function reading(app: FastifyInstance, services: Services): void {
  const read = (variant: Variant) => async (request: FastifyRequest, reply: FastifyReply) => serve(request as Reading, reply, services, variant);
  app.get('/files/a/:id', read('file'));
  app.get('/files/a/:id/thumb', read('thumb'));
}

async function serve(request: Reading, reply: FastifyReply, services: Services, variant: Variant): Promise<FastifyReply> {
  const { id } = request.params;
  const { filesKey, dataDir } = services.settings;
  const file = isId(id) ? (await services.pool.query<Row>(FILE, [id])).rows[0] : undefined;
  const now = services.clock.now();
  // Of a picture with parts taken out the old addresses give nothing: its original has addresses of its own (B-08).
  const signed = isSigned(filesKey, id, file?.isReplaced ? 'original' : variant, request.query, now);
  const isShown = signed || (file?.isPublic && !file.isReplaced);
  if (!file || !isShown || (variant === 'thumb' && !file.hasThumbnail))
    return reply.code(404).send({ code: 'NOT_FOUND', message: 'Không tìm thấy tệp này, hoặc đường dẫn đã hết hạn.' });
  const caching = signed || !file.isPublic ? 'private, max-age=600' : 'public, max-age=300';
  // The bytes of a file never change.
  const tag = `"${id}.${variant}"`;
  void reply.header('etag', tag).header('cache-control', caching);
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send();
  const path = keptPath(dataDir, id, variant);
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return reply.code(404).send({ code: 'NOT_FOUND', message: 'Không tìm thấy tệp này.' });
  const mediaType = variant === 'thumb' ? 'image/webp' : file.mediaType;
  const isPicture = variant === 'thumb' || fileKindOf(mediaType)?.group === 'PICTURE';
  void reply
    .type(mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('accept-ranges', 'bytes')
    .header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodedName(file.name)}`);
  const range = rangeOf(request.headers.range, size);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (!range) return reply.header('content-length', size).send(createReadStream(path));
  const { from, to } = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${size}`)
    .header('content-length', to - from + 1)
    .send(createReadStream(path, { start: from, end: to }));
}

/** One byte range, as a video player asks; several are answered with the whole file. */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return from > to ? 'unsatisfiable' : { from, to };
}
