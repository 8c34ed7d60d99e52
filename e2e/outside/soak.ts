import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { does } from './case-acts.ts';
import { subscribe, type Outside } from './client.ts';
import { asOwner } from './database.ts';
import { report } from './filing.ts';
import { demoPerson, signedIn, solvedChallenge, type System } from './people.ts';
import { photo, upload } from './upload.ts';

/** What one process holds. */
export interface Holding {
  /** Its share of memory: pages that several processes use are counted in parts. */
  pssMegabytes: number;
  descriptors: number;
}

/** One look at the system under load. */
export interface Sample {
  processes: Record<string, Holding>;
  /** Of the services to PostgreSQL. */
  connections: number;
}

export interface Soaked {
  samples: Sample[];
  /** How often each of the acts was done. */
  done: { reports: number; lists: number; sockets: number; uploads: number; cut: number };
  /** What was answered with an error. */
  failed: string[];
}

const SAMPLES = 40;
/** An access token lives 15 minutes. */
const SIGN_IN_EVERY_MS = 300_000;
const BESIDE_EACH_OTHER = 3;
const INBOX = '{ inbox(queue: ALL, first: 20) { nodes { code reporterName } } }';
const PUBLIC_LIST = '{ cases(first: 20) { nodes { code title } } }';
const EVENTS = 'subscription($after: String) { caseEvents(after: $after) { cursor kind caseId } }';

/** People file with a picture, read lists, open a page that listens and leave it, break an upload off: evenly, for so many seconds. */
export async function soak(system: System, seconds: number): Promise<Soaked> {
  const people = async (): Promise<{ citizen: Outside; operator: Outside }> => ({
    citizen: await signedIn(system, await demoPerson(system, 'CITIZEN')),
    operator: await signedIn(system, await demoPerson(system, 'OPERATOR')),
  });
  let signedInAt = Date.now();
  let who = await people();
  const picture = await photo('R19');
  const done: Soaked['done'] = { reports: 0, lists: 0, sockets: 0, uploads: 0, cut: 0 };
  const failed: string[] = [];
  const end = Date.now() + seconds * 1_000;

  const round = async ({ citizen, operator }: typeof who): Promise<void> => {
    const { eventCursor } = await operator.must<{ eventCursor: string }>('{ eventCursor }');
    const page = subscribe<{ caseId: string }>(operator, 'caseEvents', EVENTS, { after: eventCursor });
    try {
      const attachmentIds = [await upload(citizen, picture, 'anh.jpg', 'image/jpeg'), await cutUpload(citizen, picture)];
      done.uploads += 1;
      done.cut += 1;
      const filed = await does(citizen, 'submitCase', {
        input: report({ attachmentIds }),
        challenge: await solvedChallenge(citizen),
        idempotencyKey: randomUUID(),
      });
      done.reports += 1;
      await Promise.all([operator.must(INBOX), citizen.must(PUBLIC_LIST)]);
      done.lists += 2;
      await page.next(({ caseId }) => caseId === filed.id);
      // Half of them leave without a goodbye.
      if (done.sockets++ % 2 === 0) page.client.terminate();
    } finally {
      await page.close();
    }
  };
  const person = async (): Promise<void> => {
    while (Date.now() < end) await round(who).catch((error: Error) => void failed.push(error.message));
  };

  const samples: Sample[] = [];
  const look = async (): Promise<void> => {
    while (Date.now() < end) {
      samples.push(await sampleOf(system));
      if (Date.now() - signedInAt > SIGN_IN_EVERY_MS) [who, signedInAt] = [await people(), Date.now()];
      await new Promise((resolve) => setTimeout(resolve, (seconds * 1_000) / SAMPLES));
    }
  };
  await Promise.all([look(), ...Array.from({ length: BESIDE_EACH_OTHER }, person)]);
  return { samples, done, failed };
}

/** An upload whose connection is gone in the middle, and that goes on where it stopped. @returns the attachment's id */
async function cutUpload({ origin, token }: Outside, content: Buffer): Promise<string> {
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}` };
  const begun = await fetch(`${origin}/files`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(content.length), 'upload-metadata': `filename ${Buffer.from('anh.jpg').toString('base64')}` },
  });
  const address = new URL(begun.headers.get('location') ?? '', origin);
  const send = (from: number, body: BodyInit, signal?: AbortSignal): Promise<Response> =>
    fetch(address, {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      body,
      duplex: 'half',
      ...(signal && { signal }),
    } as RequestInit);
  const gone = new AbortController();
  const half = new ReadableStream<Uint8Array>({
    start: (body) => body.enqueue(content.subarray(0, content.length / 2)),
    pull: () => gone.abort(), // the first half is on its way
  });
  await send(0, half, gone.signal).catch(() => undefined);
  const at = Number((await fetch(address, { method: 'HEAD', headers })).headers.get('upload-offset'));
  const answer = await send(at, Uint8Array.from(content.subarray(at)));
  if (answer.status !== 204) throw new Error(`an upload that was cut does not go on from ${at}: ${answer.status} ${await answer.text()}`);
  return address.pathname.split('/').at(-1) ?? '';
}

async function sampleOf({ dataDir }: System): Promise<Sample> {
  const processes = JSON.parse(await readFile(path.join(dataDir, 'processes.json'), 'utf8')) as { name: string; pid: number }[];
  const services = processes.filter(({ name }) => name !== 'postgres');
  const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${services[0]?.pid}/status`, 'utf8'))?.[1]);
  const [row] = await asOwner<{ n: number }>(dataDir, `select count(*)::int as n from pg_stat_activity where usename in ('accounts', 'cases', 'stats')`);
  return {
    processes: Object.fromEntries([...services, { name: 'supervisor', pid: parent }].map(({ name, pid }) => [name, holdingOf(pid)])),
    connections: row?.n ?? 0,
  };
}

function holdingOf(pid: number): Holding {
  const kilobytes = Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
  return { pssMegabytes: Math.round(kilobytes / 1_024), descriptors: readdirSync(`/proc/${pid}/fd`).length };
}
