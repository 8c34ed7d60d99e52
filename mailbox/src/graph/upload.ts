import { setTimeout as wait } from 'node:timers/promises';
import type { MailFile } from '../mail/received-mail.ts';
import { GraphFault, type Graph } from './graph.ts';

/** An uploaded file, or why it was not taken, in the words of whoever sent it. */
export type Uploaded = { id: string } | { refused: string };

const TUS = { 'tus-resumable': '1.0.0' };
const SENT_WITHIN_MS = 300_000;
/** A file that waits for the scanner is asked about so often; then the mail waits. */
const ASK_AGAIN_MS = 1_000;
const MOST_QUESTIONS = 30;
const NO_CONTENT = 'tệp trống';
const NOT_TAKEN = 'tệp không nhận được';

/** Uploads a file by the product's own way, tus at /files, where it is checked as anybody's. @throws GraphFault when it cannot be said yet what becomes of it */
export async function upload(graph: Graph, { name, mediaType, content }: MailFile): Promise<Uploaded> {
  if (content.length === 0) return { refused: NO_CONTENT };
  const metadata = [`filename ${base64(name)}`, `filetype ${base64(mediaType)}`].join(',');
  const begun = await graph.fetch('/files', { method: 'POST', headers: { ...TUS, 'upload-length': String(content.length), 'upload-metadata': metadata } });
  if (begun.status === 413 || begun.status === 422) return { refused: await messageOf(begun) };
  const path = begun.headers.get('location');
  if (begun.status !== 201 || !path) throw new GraphFault('SERVICE_DOWN', `an upload began with ${begun.status}`);
  const { pathname } = new URL(path, 'http://files');
  let answer = await graph.fetch(pathname, {
    method: 'PATCH',
    headers: { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    body: new Uint8Array(content),
    withinMs: SENT_WITHIN_MS,
  });
  for (let asked = 0; ; asked++) {
    if (!answer.ok) throw new GraphFault('SERVICE_DOWN', `an upload ended with ${answer.status}`);
    const status = answer.headers.get('x-file-status');
    if (status === 'READY') return { id: pathname.slice(pathname.lastIndexOf('/') + 1) };
    if (status === 'REFUSED') return { refused: decodeURIComponent(answer.headers.get('x-file-message') ?? '') || NOT_TAKEN };
    if (asked >= MOST_QUESTIONS) throw new GraphFault('SERVICE_DOWN', 'an upload waits for the scanner');
    await wait(ASK_AGAIN_MS);
    answer = await graph.fetch(pathname, { method: 'HEAD', headers: TUS });
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function messageOf(answer: Response): Promise<string> {
  const { message } = (await answer.json().catch(() => ({}))) as { message?: string };
  return message ?? NOT_TAKEN;
}
