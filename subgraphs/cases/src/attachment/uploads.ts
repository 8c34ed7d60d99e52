import { FILE_HOLDER } from '../case/file-holders.ts';
import { mkdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { FAULT } from '@pakn/vocabulary';
import { isMailbox, isPassingFault, newId, type VerifiedCall } from '@pakn/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../context.ts';
import type { WorkLoop } from '../work-loop.ts';
import { completeOf, declaredOf, startChecking, UploadChecks, type UploadState } from './check-upload.ts';
import { cleanFileName } from './file-name.ts';
import { incomingFolder } from './folders.ts';

/** Files of one person that nothing took yet (S25). */
const MOST_UNTAKEN = 200;
/** Of the mailbox, which sends everybody's: what was refused counts until it is tidied away, so that no sender's files stop the others'. */
const MOST_UNTAKEN_MAILED = 10_000;
/** Of somebody without an account: a report's, and as many that were taken out again. */
const MOST_UNTAKEN_ANONYMOUS = 20;

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

/** The owner that a shared identity or a partner cannot be; the mailbox is one. */
const ownerOf = (call: VerifiedCall | undefined): string | null =>
  call && (call.identity.kind !== 'PARTNER' || isMailbox(call.identity)) && call.identity.kind !== 'ANONYMOUS' ? (call.identity.sub ?? null) : null;

const mostUntaken = ({ identity }: VerifiedCall): number =>
  isMailbox(identity) ? MOST_UNTAKEN_MAILED : identity.kind === 'ANONYMOUS_REPORTER' ? MOST_UNTAKEN_ANONYMOUS : MOST_UNTAKEN;

/**
 * Resumable uploads by tus 1.0 at /files (B-11). An upload's id is its attachment's id; only its owner goes on with it. When the last byte is there, the file is
 * checked. The answer to the last part, and to every HEAD after it, has `x-file-status` (READY, REFUSED, or SCANNING: ask again) and for a refused file
 * `x-file-problem` (a code of FILE_PROBLEM) and `x-file-message`, percent-encoded: what is wrong, and what is taken instead.
 */
export async function uploads(app: FastifyInstance, services: Services): Promise<WorkLoop> {
  const { dataDir } = services.settings;
  const directory = incomingFolder(dataDir);
  await mkdir(directory, { recursive: true });
  const requests = new WeakMap<object, { call: VerifiedCall; answer: ServerResponse }>();
  const behind = (request: TusRequest): { call: VerifiedCall; answer: ServerResponse } | undefined => {
    const incoming = request.runtime?.node?.req;
    return incoming ? requests.get(incoming) : undefined;
  };
  const store = new FileStore({ directory });
  const checks = new UploadChecks(services);
  const mostBytes = (): number => services.reference.limits().attachmentBytes;
  const isOfficer = (call: VerifiedCall | undefined): boolean => call?.identity.kind === 'OFFICER';
  const headersOf = ({ status, problem: found }: UploadState, call: VerifiedCall | undefined): Record<string, string> => ({
    'x-file-status': status,
    ...(found && {
      'x-file-problem': found,
      'x-file-message': encodeURIComponent(checks.textOf(found, isOfficer(call))[call?.language ?? 'vi']),
    }),
  });
  const tus = new Server({
    path: '/files',
    datastore: store,
    relativeLocation: true,
    maxSize: mostBytes,
    allowedOrigins: () => false,
    namingFunction: () => newId(),
    async onIncomingRequest(request, id) {
      const { call, answer } = behind(request) ?? {};
      const owner = ownerOf(call);
      if (!owner) throw UNSIGNED;
      if (request.method === 'POST' || request.method === 'OPTIONS') return;
      const upload = await store.getUpload(id).catch(() => null);
      if (!upload || upload.metadata?.owner !== owner) throw UNKNOWN;
      if (request.method !== 'HEAD' || upload.offset !== upload.size) return;
      const state = await checks.stateOf(id);
      // The service may have died between the last byte and the check (R1), or the scanner was away: whoever asks again has it checked.
      const settled = state?.status === 'SCANNING' ? await checks.check(completeOf(upload)) : state;
      if (settled) for (const [name, value] of Object.entries(headersOf(settled, call))) answer?.setHeader(name, value);
    },
    async onUploadCreate(request, upload) {
      const call = behind(request)?.call;
      const owner = ownerOf(call);
      if (!call || !owner) throw UNSIGNED;
      if (upload.size === 0) throw problem(422, 'FILE_REFUSED', checks.textOf('EMPTY', isOfficer(call))[call?.language ?? 'vi']);
      const name = cleanFileName(upload.metadata?.filename ?? upload.metadata?.name ?? '');
      const { rowCount } = await services.pool.query(
        `insert into cases.attachment (id, owner_id, name, media_type, bytes, status, created_at) select $1, $2, $3, $4, $5, 'SCANNING', cases.now()
         where (select count(*) from cases.attachment where owner_id = $2 and ${FILE_HOLDER} is null) < $6`,
        [upload.id, owner, name, declaredOf(upload), upload.size ?? 0, mostUntaken(call)],
      );
      if (!rowCount) throw TOO_MANY;
      return { metadata: { ...upload.metadata, owner, by: isOfficer(call) ? 'OFFICER' : 'REPORTER' } };
    },
    async onUploadFinish(request, upload) {
      return { headers: headersOf(await checks.check(completeOf(upload)), behind(request)?.call) };
    },
    onResponseError(_request, error) {
      if (!('status_code' in error)) {
        services.logger.error({ error: error.message }, 'an upload failed');
        if (hasNoRoom(error)) return NO_ROOM;
        return isPassingFault(error) ? NOT_NOW : problem(500, 'INTERNAL_SERVER_ERROR', 'Không lưu được tệp. Hãy thử lại sau.');
      }
      const { status_code: status, body } = error;
      if (status === 413) return problem(413, 'FILE_TOO_LARGE', `Tệp quá lớn. Mỗi tệp tối đa ${Math.floor(mostBytes() / 2 ** 20)} MB.`);
      if (body.startsWith('{')) return undefined; // one of ours
      // tus says 501 for an extension that it does not have, such as concatenation: that is the request's fault, not ours.
      if (status === 501) return problem(400, 'NOT_SUPPORTED', 'Máy chủ không hỗ trợ cách tải lên này.');
      return problem(status, status === 404 || status === 410 ? 'NOT_FOUND' : 'INVALID_INPUT', body.trim());
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
          requests.set(request.raw, { call: request.call, answer: reply.raw });
          await tus.handle(request.raw, reply.raw);
        },
      });
    }
  });
  return startChecking({ services, checks, store });
}

/** Under the files, or under the database. */
const hasNoRoom = (error: object): boolean => 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === '53100');
