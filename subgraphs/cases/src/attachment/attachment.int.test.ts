import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, makePublic, REPORT, submit } from '../testing/reports.ts';

let place: Province;
let citizen: Person;

beforeAll(async () => {
  place = await province();
  citizen = place.citizen();
});
afterAll(() => place.close());

const TUS = { 'tus-resumable': '1.0.0' };
const metadata = (name: string, type: string): string => `filename ${Buffer.from(name).toString('base64')},filetype ${Buffer.from(type).toString('base64')}`;

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: { r: 90, g: 96, b: 102 }, noise: { type: 'gaussian', mean: 120, sigma: 30 } } })
    .withExif({ IFD0: { Make: 'CanaryPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 14/1 0/1' } })
    .jpeg()
    .toBuffer();

async function begin(who: Person, bytes: number, name: string, type: string): Promise<Response> {
  return who.raw('/files', { method: 'POST', headers: { ...TUS, 'upload-length': String(bytes), 'upload-metadata': metadata(name, type) } });
}
const send = (who: Person, path: string, offset: number, part: Buffer): Promise<Response> =>
  who.raw(path, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(part),
  });

/** Uploads in pieces; answers the attachment's id and what became of it. */
async function upload(who: Person, content: Buffer, name: string, type: string, pieces: number = 1): Promise<{ id: string; status: string | null }> {
  const path = (await begin(who, content.length, name, type)).headers.get('location') ?? '';
  const size = Math.ceil(content.length / pieces);
  let last: Response | undefined;
  for (let offset = 0; offset < content.length; offset += size) last = await send(who, path, offset, content.subarray(offset, offset + size));
  return { id: path.split('/').at(-1) ?? '', status: last?.headers.get('x-file-status') ?? null };
}

interface File {
  id: string;
  name: string;
  mediaType: string;
  status: string;
  url: string;
  thumbnailUrl: string | null;
}
async function filesOf(who: Person, caseId: string): Promise<File[]> {
  return (await who.must<{ case: { attachments: File[] } }>(`{ case(id: "${caseId}") { attachments { id name mediaType status url thumbnailUrl } } }`)).case
    .attachments;
}
const read = (path: string, who: Person = place.anyone): Promise<Response> => who.raw(path);

describe('B-11: files', () => {
  it('A4-09: the largest file is what the tenant sets, at once', async () => {
    const { pool, reference } = place.cases.services;
    const allow = async (attachmentBytes: number): Promise<void> => {
      await pool.query(`update cases.portal_setting set value = value || $1::jsonb where key = 'limits'`, [JSON.stringify({ attachmentBytes })]);
      await reference.refresh();
    };
    expect((await begin(citizen, 2_000, 'a.pdf', 'application/pdf')).status).toBe(201);
    await allow(1_000);
    const refused = await begin(citizen, 2_000, 'a.pdf', 'application/pdf');
    expect([refused.status, await refused.text()]).toEqual([413, expect.stringContaining('FILE_TOO_LARGE')]);
    await allow(100 * 2 ** 20);
    expect((await begin(citizen, 2_000, 'a.pdf', 'application/pdf')).status).toBe(201);
  });

  it('A4-09: a photo in pieces arrives, is encoded again without metadata, with a small picture, and is read by a signed address', async () => {
    const content = await photo();
    expect(content.includes('CanaryPhone')).toBe(true);
    const { id, status } = await upload(citizen, content, 'ổ gà.jpg', 'image/jpeg', 5);
    expect(status).toBe('READY');
    const taken = await filed(citizen, { attachmentIds: [id] });
    const [file] = await filesOf(citizen, taken.id);
    expect(file).toMatchObject({ id, name: 'ổ gà.jpg', mediaType: 'image/jpeg', status: 'READY' });
    const served = await read(file?.url ?? '');
    const bytes = Buffer.from(await served.arrayBuffer());
    expect(served.status).toBe(200);
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    expect(bytes.includes('CanaryPhone')).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    const small = Buffer.from(await (await read(file?.thumbnailUrl ?? '')).arrayBuffer());
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 480 });
    const part = await place.anyone.raw(file?.url ?? '', { headers: { range: 'bytes=0-9' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(0, 10));
  });

  it('R13: an upload that broke goes on where it stopped; a client that lost the last answer finds it complete', async () => {
    const content = await photo();
    const path = (await begin(citizen, content.length, 'a.jpg', 'image/jpeg')).headers.get('location') ?? '';
    await send(citizen, path, 0, content.subarray(0, 1000));
    expect((await citizen.raw(path, { method: 'HEAD', headers: TUS })).headers.get('upload-offset')).toBe('1000');
    expect((await send(citizen, path, 0, content.subarray(0, 1000))).status, 'a wrong offset').toBe(409);
    expect((await send(citizen, path, 1000, content.subarray(1000))).headers.get('x-file-status')).toBe('READY');
    expect((await citizen.raw(path, { method: 'HEAD', headers: TUS })).headers.get('upload-offset')).toBe(String(content.length));
  });

  it('R1: a file whose check was cut short by a crash is checked when its owner asks again', async () => {
    const content = await photo();
    const { id } = await upload(citizen, content, 'a.jpg', 'image/jpeg');
    const { pool, settings } = place.cases.services;
    await pool.query(`update cases.attachment set status = 'SCANNING' where id = $1`, [id]);
    await writeFile(join(settings.dataDir, 'files', 'incoming', id), content);
    expect((await citizen.raw(`/files/${id}`, { method: 'HEAD', headers: TUS })).headers.get('upload-offset')).toBe(String(content.length));
    expect((await submit(citizen, { ...REPORT, attachmentIds: [id] })).__typename).toBe('Case');
  });

  it('S15: what is not what it says is refused, and cannot be sent with a report', async () => {
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096, 7)]);
    const page = Buffer.from('<!DOCTYPE html><script>alert(1)</script>');
    const halfPicture = (await photo()).subarray(0, 300);
    const cases: [Buffer, string, string][] = [
      [program, 'anh.jpg', 'image/jpeg'],
      [page, 'anh.png', 'image/png'],
      [page, 'ghi chu.txt', 'text/plain'],
      [halfPicture, 'anh.jpg', 'image/jpeg'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 'image/svg+xml'],
    ];
    for (const [content, name, type] of cases) {
      const { id, status } = await upload(citizen, content, name, type);
      expect(status, name).toBe('REFUSED');
      const refused = await submit(citizen, { ...REPORT, attachmentIds: [id] });
      expect(refused, name).toMatchObject({ code: 'FILE_REFUSED', fields: [{ path: 'input.attachmentIds.0' }] });
    }
    expect((await upload(citizen, Buffer.from('Biên bản làm việc\n'), 'bien ban.txt', 'text/plain')).status).toBe('READY');
  });

  it('a file that is not all there yet, of somebody else, or used already is not taken', async () => {
    const content = await photo();
    const path = (await begin(citizen, content.length, 'a.jpg', 'image/jpeg')).headers.get('location') ?? '';
    expect(await submit(citizen, { ...REPORT, attachmentIds: [path.split('/').at(-1)] })).toMatchObject({ code: 'FILE_NOT_READY' });
    const { id } = await upload(citizen, content, 'a.jpg', 'image/jpeg');
    expect(await submit(place.citizen(), { ...REPORT, attachmentIds: [id] })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ code: 'UNKNOWN' }] });
    expect((await submit(citizen, { ...REPORT, attachmentIds: [id] })).__typename).toBe('Case');
    expect(await submit(citizen, { ...REPORT, attachmentIds: [id] })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('FILE_TOO_LARGE: more than the limit is refused before a byte is sent; the anonymous upload nothing; others do not touch it', async () => {
    const large = await begin(citizen, 100 * 2 ** 20 + 1, 'phim.mp4', 'video/mp4');
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect((await begin(place.anyone, 10, 'a.jpg', 'image/jpeg')).status).toBe(401);
    expect((await begin(place.partner('cases:read'), 10, 'a.jpg', 'image/jpeg')).status).toBe(401);
    const path = (await begin(citizen, 10, 'a.jpg', 'image/jpeg')).headers.get('location') ?? '';
    const stranger = place.citizen();
    expect((await stranger.raw(path, { method: 'HEAD', headers: TUS })).status).toBe(404);
    expect((await send(stranger, path, 0, Buffer.alloc(10))).status).toBe(404);
    expect((await fetch(`${place.cases.url}/files`, { method: 'POST', headers: { ...TUS, 'upload-length': '1' } })).status, 'unsigned').toBe(401);
  });

  it('S15: an unsigned or forged address reads nothing until the case is public; documents are downloaded, not shown', async () => {
    const { id } = await upload(citizen, Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'), 'bien ban.pdf', 'application/pdf');
    const taken = await filed(citizen, { attachmentIds: [id] });
    const [file] = await filesOf(citizen, taken.id);
    expect((await read(`/files/a/${id}`)).status).toBe(404);
    expect((await read((file?.url ?? '').replace(/s=.{6}/, 's=AAAAAA'))).status).toBe(404);
    expect((await read((file?.url ?? '').replace(/e=\d+/, 'e=99999999999'))).status).toBe(404);
    const served = await read(file?.url ?? '');
    expect((await citizen.raw(`/files/${id}`, { method: 'HEAD', headers: TUS })).status, 'the upload is still known').toBe(200);
    expect(served.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''bien%20ban\.pdf$/);
    await makePublic(place, place.officer('desk', 'OPERATOR'), taken.id);
    expect((await filesOf(place.anyone, taken.id))[0]?.url).toBe(`/files/a/${id}`);
    expect((await read(`/files/a/${id}`)).status).toBe(200);
  });
});
