import { FILE_HOLDER } from '../case/loaders.ts';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { FAULT } from '@pakn/vocabulary';
import { cleanText, isPassingFault, newId, type VerifiedCall } from '@pakn/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Services } from '../context.ts';
import { incomingFolder } from './folders.ts';
import { emptyIncoming, keepFile } from './keep-file.ts';

const LONGEST_NAME = 200;
/** Files of one person that no report or answer took yet (S25). */
const MOST_UNTAKEN = 200;

type Upload = Parameters<NonNullable<ConstructorParameters<typeof Server>[0]['onUploadCreate']>>[1];
type TusRequest = Parameters<NonNullable<ConstructorParameters<typeof Server>[0]['onUploadCreate']>>[0];
const problem = (status: number, code: string, message: string): { status_code: number; body: string } => ({
  status_code: status,
  body: JSON.stringify({ code, message }),
});

const UNKNOWN = problem(404, 'NOT_FOUND', 'Không tìm thấy tệp này.');
const UNSIGNED = problem(401, 'UNAUTHENTICATED', 'Bạn cần đăng nhập để tải tệp lên.');
const TOO_MANY = problem(429, 'RATE_LIMITED', 'Bạn tải lên quá nhiều tệp. Hãy thử lại sau.');

const NO_ROOM = problem(507, 'SERVICE_DOWN', 'Máy chủ tạm hết chỗ lưu tệp. Hãy thử lại sau.');
const NOT_NOW = problem(503, 'SERVICE_DOWN', FAULT.SERVICE_DOWN.vi);

/** The owner that a shared identity or a partner cannot be. */
const ownerOf = (call: VerifiedCall | undefined): string | null =>
  call && call.identity.kind !== 'PARTNER' && call.identity.kind !== 'ANONYMOUS' ? (call.identity.sub ?? null) : null;

/**
 * Resumable uploads by tus 1.0 at /files (B-11). An upload's id is its attachment's id; only its owner goes on with it. When the last byte is there, the file is checked and
 * the answer's header `x-file-status` says READY or REFUSED.
 */
export async function uploads(app: FastifyInstance, services: Services): Promise<void> {
  const { dataDir } = services.settings;
  const directory = incomingFolder(dataDir);
  await mkdir(directory, { recursive: true });
  const callers = new WeakMap<object, VerifiedCall>();
  const callOf = (request: TusRequest): VerifiedCall | undefined => {
    const incoming = request.runtime?.node?.req;
    return incoming ? callers.get(incoming) : undefined;
  };
  const store = new FileStore({ directory });
  const mostBytes = (): number => services.reference.limits().attachmentBytes;
  /** Checks a complete upload and says what became of it. */
  const finish = async (upload: Upload): Promise<'READY' | 'REFUSED'> => {
    const incoming = join(directory, upload.id);
    const kept = await keepFile({ incoming, dataDir, id: upload.id, declared: declaredOf(upload) });
    const status = kept ? 'READY' : 'REFUSED';
    await services.pool.query(SETTLE, [upload.id, status, kept?.mediaType ?? null, kept?.bytes ?? null, kept?.hasThumbnail ?? false]);
    await emptyIncoming(incoming, upload.size ?? 0);
    return status;
  };
  const tus = new Server({
    path: '/files',
    datastore: store,
    relativeLocation: true,
    maxSize: mostBytes,
    allowedOrigins: () => false,
    namingFunction: () => newId(),
    async onIncomingRequest(request, id) {
      const owner = ownerOf(callOf(request));
      if (!owner) throw UNSIGNED;
      if (request.method === 'POST' || request.method === 'OPTIONS') return;
      const upload = await store.getUpload(id).catch(() => null);
      if (!upload || upload.metadata?.owner !== owner) throw UNKNOWN;
      // The service may have died between the last byte and the check (R1): whoever asks again has it checked.
      if (request.method === 'HEAD' && upload.offset === upload.size && (await isUnchecked(services.pool, id))) await finish(upload);
    },
    async onUploadCreate(request, upload) {
      const owner = ownerOf(callOf(request));
      if (!owner) throw UNSIGNED;
      const name = cleanText(upload.metadata?.filename ?? upload.metadata?.name ?? '').slice(0, LONGEST_NAME) || 'tep';
      const { rowCount } = await services.pool.query(
        `insert into cases.attachment (id, owner_id, name, media_type, bytes, status, created_at) select $1, $2, $3, $4, $5, 'SCANNING', cases.now()
         where (select count(*) from cases.attachment where owner_id = $2 and ${FILE_HOLDER} is null) < $6`,
        [upload.id, owner, name, declaredOf(upload), upload.size ?? 0, MOST_UNTAKEN],
      );
      if (!rowCount) throw TOO_MANY;
      return { metadata: { ...upload.metadata, owner } };
    },
    async onUploadFinish(_request, upload) {
      return { headers: { 'x-file-status': await finish(upload) } };
    },
    onResponseError(_request, error) {
      const status = 'status_code' in error ? error.status_code : 500;
      if (status === 413) return problem(413, 'FILE_TOO_LARGE', `Tệp quá lớn. Mỗi tệp tối đa ${Math.floor(mostBytes() / 2 ** 20)} MB.`);
      if (status >= 500) services.logger.error({ error: 'body' in error ? error.body : error.message }, 'an upload failed');
      if (hasNoRoom(error)) return NO_ROOM;
      if (isPassingFault(error)) return NOT_NOW;
      return status >= 500 ? problem(500, 'INTERNAL_SERVER_ERROR', 'Không lưu được tệp. Hãy thử lại sau.') : undefined;
    },
  });

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null)); // streamed, not read
    for (const path of ['/files', '/files/*']) {
      scope.route({
        method: ['POST', 'PATCH', 'HEAD', 'DELETE', 'OPTIONS'],
        url: path,
        handler: async (request, reply) => {
          reply.hijack();
          callers.set(request.raw, request.call);
          await tus.handle(request.raw, reply.raw);
        },
      });
    }
  });
}

const SETTLE = `update cases.attachment set status = $2, media_type = coalesce($3, media_type), bytes = coalesce($4, bytes), has_thumbnail = $5 where id = $1 and status = 'SCANNING'`;
const declaredOf = (upload: Upload): string => upload.metadata?.filetype ?? upload.metadata?.type ?? '';
const isUnchecked = async (pool: Pool, id: string): Promise<boolean> =>
  (await pool.query(`select 1 from cases.attachment where id = $1 and status = 'SCANNING'`, [id])).rowCount === 1;
/** Under the files, or under the database. */
const hasNoRoom = (error: object): boolean => 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === '53100');
