import { join } from 'node:path';
import type { FileStore } from '@tus/file-store';
import { fileKindOf, kindsOf, refusedFileText, type AttachmentStatus, type FileProblemCode, type Label } from '@pakn/vocabulary';
import type { Services } from '../context.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';
import { nameAs } from './file-name.ts';
import { incomingFolder } from './folders.ts';
import { emptyIncoming, keepFile, type KeptFile } from './keep-file.ts';
import { scan, scannerAddress } from './scanner.ts';

/** A file that waits for the scanner is tried again after so long. */
const SCAN_AGAIN_MS = 10_000;
const AT_ONCE = 100;

/** What became of an upload. `problem` is set when it was refused. */
export interface UploadState {
  status: AttachmentStatus;
  problem: FileProblemCode | null;
}

const STATE = 'select status, refusal as problem from cases.attachment where id = $1';
const SETTLE = `
  update cases.attachment set status = $2, refusal = $3, media_type = coalesce($4, media_type), bytes = coalesce($5, bytes), has_thumbnail = $6, name = coalesce($7, name),
    point_lon = $8, point_lat = $9
  where id = $1 and status = 'SCANNING'`;
const WAIT = 'update cases.attachment set waits_for_scanner = true where id = $1';
const WAITING = `select id from cases.attachment where waits_for_scanner and status = 'SCANNING' order by created_at limit ${AT_ONCE}`;

/** What is known of a complete upload. */
export interface Complete {
  id: string;
  bytes: number;
  name: string;
  mediaType: string;
  byOfficer: boolean;
}

/** Checks complete uploads: a scanner first if one is configured, then by their bytes. Until then nobody is served them. */
export class UploadChecks {
  private readonly services: Services;
  private readonly running = new Map<string, Promise<UploadState>>();

  constructor(services: Services) {
    this.services = services;
  }

  async stateOf(id: string): Promise<UploadState | null> {
    return (await this.services.pool.query<UploadState>(STATE, [id])).rows[0] ?? null;
  }

  /** Checks it now, once however many ask. SCANNING: the scanner does not answer, and it is tried again. */
  check(upload: Complete): Promise<UploadState> {
    const running = this.running.get(upload.id) ?? this.checkNow(upload).finally(() => this.running.delete(upload.id));
    this.running.set(upload.id, running);
    return running;
  }

  /** What is taken from whoever sent it, in their words. An officer may file for somebody as well as answer. */
  taken(byOfficer: boolean): { mediaTypes: readonly string[]; videoSeconds: number } {
    const { reportMediaTypes, answerMediaTypes, videoSeconds } = this.services.reference.limits();
    return { mediaTypes: byOfficer ? [...new Set([...reportMediaTypes, ...answerMediaTypes])] : reportMediaTypes, videoSeconds };
  }

  textOf(problem: FileProblemCode, byOfficer: boolean): Label {
    return refusedFileText(problem, this.taken(byOfficer));
  }

  private async checkNow(upload: Complete): Promise<UploadState> {
    const { pool, logger, settings } = this.services;
    const incoming = join(incomingFolder(settings.dataDir), upload.id);
    const already = await this.stateOf(upload.id);
    if (already && already.status !== 'SCANNING') return already;
    if (settings.scanner) {
      const verdict = await scan(scannerAddress(settings.scanner), incoming).then(
        (found) => (found ? 'INFECTED' : 'CLEAN'),
        (error: Error) => {
          logger.error({ error: error.message, file: upload.id }, 'the scanner did not look at an upload; it waits');
          return 'UNKNOWN' as const;
        },
      );
      if (verdict === 'UNKNOWN') {
        await pool.query(WAIT, [upload.id]);
        return { status: 'SCANNING', problem: null };
      }
      if (verdict === 'INFECTED') {
        logger.warn({ file: upload.id }, 'an upload was refused: infected');
        return this.settle(upload, incoming, 'INFECTED');
      }
    }
    const { mediaTypes, videoSeconds } = this.taken(upload.byOfficer);
    const kept = await keepFile(
      {
        incoming,
        dataDir: settings.dataDir,
        id: upload.id,
        said: upload,
        byOfficer: upload.byOfficer,
        noted: (error) => logger.warn({ error: String(error), file: upload.id }, 'a picture could not be decoded'),
      },
      { kinds: kindsOf(mediaTypes), videoSeconds },
    );
    return this.settle(upload, incoming, kept);
  }

  private async settle(upload: Complete, incoming: string, outcome: KeptFile | FileProblemCode): Promise<UploadState> {
    const [kept, problem] = typeof outcome === 'string' ? [null, outcome] : [outcome, null];
    const state: UploadState = { status: kept ? 'READY' : 'REFUSED', problem };
    await this.services.pool.query(SETTLE, [
      upload.id,
      state.status,
      problem,
      kept?.kind.mediaType ?? null,
      kept?.bytes ?? null,
      kept?.hasThumbnail ?? false,
      kept ? nameAs(upload.name, kept.kind) : null,
      kept?.point?.lon ?? null,
      kept?.point?.lat ?? null,
    ]);
    await emptyIncoming(incoming, upload.bytes);
    return state;
  }
}

/** What the store remembers of an upload, when it is all there. */
export async function completeUpload(store: FileStore, id: string): Promise<Complete | null> {
  const upload = await store.getUpload(id).catch(() => null);
  return upload && upload.size !== undefined && upload.offset === upload.size ? completeOf(upload) : null;
}

export const completeOf = (upload: { id: string; size?: number | undefined; metadata?: Record<string, string | null> | undefined }): Complete => ({
  id: upload.id,
  bytes: upload.size ?? 0,
  name: upload.metadata?.filename ?? upload.metadata?.name ?? '',
  mediaType: declaredOf(upload),
  byOfficer: upload.metadata?.by === 'OFFICER',
});

/** What the client says that it is, by the name that we know. */
export function declaredOf({ metadata }: { metadata?: Record<string, string | null> | undefined }): string {
  const said = metadata?.filetype ?? metadata?.type ?? '';
  return fileKindOf(said)?.mediaType ?? said;
}

/** Tries what waits for the scanner again. */
export const startChecking = ({ services, checks, store }: { services: Services; checks: UploadChecks; store: FileStore }): WorkLoop =>
  startWorkLoop({
    everyMs: SCAN_AGAIN_MS,
    logger: services.logger,
    failure: 'waiting uploads could not be checked',
    async round(isStopping) {
      const { rows } = await services.pool.query<{ id: string }>(WAITING);
      for (const { id } of rows) {
        if (isStopping()) return;
        const upload = await completeUpload(store, id);
        // One that cannot be checked does not keep the others waiting.
        const state =
          upload &&
          (await checks.check(upload).catch((error: Error) => {
            services.logger.error({ error: error.message, file: id }, 'an upload could not be checked');
            return null;
          }));
        // Without an answer of the scanner for this one there is none for the next.
        if (state?.status === 'SCANNING') return;
      }
    },
  });
