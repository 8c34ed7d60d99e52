import sharp from 'sharp';
import type { Person } from './province.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Sends a file in one part by tus. @returns the attachment's id */
export async function uploaded(who: Person, content: Buffer, name: string, type: string): Promise<string> {
  const headers = { ...TUS, 'upload-length': String(content.length), 'upload-metadata': `filename ${base64(name)},filetype ${base64(type)}` };
  const path = (await who.raw('/files', { method: 'POST', headers })).headers.get('location') ?? '';
  const sent = await who.raw(path, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(content),
  });
  if (sent.status !== 204) throw new Error(`${name} was not taken: ${sent.status}`);
  return path.split('/').at(-1) ?? '';
}

/** A picture in one colour. */
export const colour = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: red, g: 90, b: 90 } } })
    .png()
    .toBuffer();
