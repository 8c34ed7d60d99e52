import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { film } from '../testing/films.ts';
import { filed, makePublic, REPORT, submit } from '../testing/reports.ts';
import { SMALL_HEIC } from '../testing/small-heic.ts';

let place: Province;
let citizen: Person;

beforeAll(async () => {
  place = await province();
  citizen = place.citizen();
});
afterAll(() => place.close());

const TUS = { 'tus-resumable': '1.0.0' };
const metadata = (name: string, type: string): string => `filename ${Buffer.from(name).toString('base64')},filetype ${Buffer.from(type).toString('base64')}`;

const photo = (gps: Record<string, string> = { GPSLatitudeRef: 'N', GPSLatitude: '12/1 14/1 0/1' }): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: { r: 90, g: 96, b: 102 }, noise: { type: 'gaussian', mean: 120, sigma: 30 } } })
    .withExif({ IFD0: { Make: 'CanaryPhone' }, IFD3: gps })
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

interface UploadAnswer extends Said {
  id: string;
}
interface Said {
  status: string | null;
  problem: string | null;
  message: string | null;
}
/** What an answer says of the file. */
const saidOf = (answer: Response | undefined): Said => {
  const header = (name: string): string | null => answer?.headers.get(name) ?? null;
  const message = header('x-file-message');
  return { status: header('x-file-status'), problem: header('x-file-problem'), message: message && decodeURIComponent(message) };
};

/** Uploads in pieces; answers the attachment's id and what became of it. */
async function upload(who: Person, content: Buffer, name: string, type: string, pieces: number = 1): Promise<UploadAnswer> {
  const path = (await begin(who, content.length, name, type)).headers.get('location') ?? '';
  const size = Math.ceil(content.length / pieces);
  let last: Response | undefined;
  for (let offset = 0; offset < content.length; offset += size) last = await send(who, path, offset, content.subarray(offset, offset + size));
  return { id: path.split('/').at(-1) ?? '', ...saidOf(last) };
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

  it('B-08: where a photo says that it was taken is told to its uploader alone, and forgotten when it is sent', async () => {
    const gps = { GPSLatitudeRef: 'N', GPSLatitude: '12/1 14/1 45/2', GPSLongitudeRef: 'E', GPSLongitude: '109/1 11/1 30/1' };
    const taken = await upload(citizen, await photo(gps), 'a.jpg', 'image/jpeg');
    const kept = await upload(citizen, await photo(gps), 'b.jpg', 'image/jpeg');
    const without = await upload(citizen, await photo(), 'c.jpg', 'image/jpeg');
    const POINTS = '{ __typename ... on Attachment { pointLon pointLat } }';
    const told = async ({ id }: { id: string }): Promise<unknown> =>
      (await citizen.must<{ done: unknown }>(`mutation ($id: ID!) { done: describeAttachment(id: $id) ${POINTS} }`, { id })).done;
    expect(await told(taken)).toEqual({ __typename: 'Attachment', pointLon: 109.191667, pointLat: 12.239583 });
    expect(await told(without)).toEqual({ __typename: 'Attachment', pointLon: null, pointLat: null });
    const draft = 'mutation ($input: CaseDraftInput!) { done: saveDraft(input: $input) { ... on Case { attachments { pointLon } } } }';
    expect(await citizen.must(draft, { input: { attachmentIds: [kept.id] } })).toEqual({ done: { attachments: [{ pointLon: 109.191667 }] } });

    const sent = await filed(citizen, { attachmentIds: [taken.id] });
    const points = async (who: Person): Promise<unknown> =>
      (await who.must<{ case: unknown }>(`query ($id: ID) { case(id: $id) { attachments { id pointLon pointLat } } }`, { id: sent.id })).case;
    const nothing = { attachments: [{ id: taken.id, pointLon: null, pointLat: null }] };
    for (const who of [citizen, place.officer('desk', 'OPERATOR')]) expect(await points(who)).toEqual(nothing);
    const { pool } = place.cases.services;
    expect((await pool.query('select 1 from cases.attachment where id = $1 and point_lon is not null', [taken.id])).rows).toEqual([]);
    // Whoever is not its uploader is told nothing, wherever the file may be seen.
    await pool.query('update cases.attachment set point_lon = 1, point_lat = 1 where id = $1', [taken.id]);
    expect(await points(place.officer('desk', 'OPERATOR'))).toEqual(nothing);
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

  it('X-27: what is refused says why and lists what is taken, at the upload, to whoever asks again, and where it is sent', async () => {
    const page = Buffer.from('<!DOCTYPE html><p>không phải ảnh</p>');
    const { id, ...said } = await upload(citizen, page, 'anh.jpg', 'image/jpeg');
    expect(said).toEqual({
      status: 'REFUSED',
      problem: 'KIND',
      message: expect.stringMatching(/^Loại tệp này không nhận được\. Hệ thống nhận ảnh JPEG, .*DOCX/),
    });
    expect(saidOf(await citizen.raw(`/files/${id}`, { method: 'HEAD', headers: TUS }))).toEqual(said);
    expect(await submit(citizen, { ...REPORT, attachmentIds: [id] })).toMatchObject({ code: 'FILE_REFUSED', fields: [{ message: said.message }] });
    expect((await upload(citizen, page, 'anh.jpg', 'image/jpeg')).id).not.toBe(id);
  });

  it('X-27: an empty file is refused before it is begun, also one whose length comes later', async () => {
    const empty = await begin(citizen, 0, 'a.txt', 'text/plain');
    expect([empty.status, await empty.json()]).toEqual([422, { code: 'FILE_REFUSED', message: expect.stringMatching(/^Tệp trống\. Hệ thống nhận/) }]);
    const deferred = await citizen.raw('/files', {
      method: 'POST',
      headers: { ...TUS, 'upload-defer-length': '1', 'upload-metadata': metadata('a.txt', 'text/plain') },
    });
    const ended = await citizen.raw(deferred.headers.get('location') ?? '', {
      method: 'PATCH',
      headers: { ...TUS, 'upload-offset': '0', 'upload-length': '0', 'content-type': 'application/offset+octet-stream' },
    });
    expect(saidOf(ended)).toMatchObject({ status: 'REFUSED', problem: 'EMPTY' });
  });

  it('X-27: a stored file is called and served as what it is', async () => {
    const cases: [Buffer, string, string, string, string][] = [
      [await photo(), 'IMG_0001.HEIC', 'image/heic', 'IMG_0001.jpg', 'image/jpeg'],
      [SMALL_HEIC, 'IMG_0002.HEIC', 'image/heic', 'IMG_0002.jpg', 'image/jpeg'],
      [film({ brand: 'qt  ' }), '..\\phim\u202E.MOV', 'video/quicktime', 'phim.MOV', 'video/quicktime'],
      [Buffer.from('\uFEFFBiên bản', 'utf16le'), `${'dài '.repeat(99)}.txt`, '', expect.stringMatching(/^dài .*\.txt$/), 'text/plain'],
    ];
    const sent = await Promise.all(cases.map(([content, name, type]) => upload(citizen, content, name, type)));
    expect(sent.map(({ status }) => status)).toEqual(['READY', 'READY', 'READY', 'READY']);
    const taken = await filed(citizen, { attachmentIds: sent.map(({ id }) => id) });
    const stored = await filesOf(citizen, taken.id);
    expect(stored.map(({ name, mediaType }) => [name, mediaType])).toEqual(cases.map(([, , , name, type]) => [name, type]));
    const served = await read(stored[1]?.url ?? '');
    expect([served.headers.get('content-type'), served.headers.get('content-disposition')]).toEqual(['image/jpeg', "inline; filename*=UTF-8''IMG_0002.jpg"]);
  });

  it('B-11: a video is as long as the tenant allows, at once', async () => {
    const { pool, reference } = place.cases.services;
    const allow = async (videoSeconds: number): Promise<void> => {
      await pool.query(`update cases.portal_setting set value = value || $1::jsonb where key = 'limits'`, [JSON.stringify({ videoSeconds })]);
      await reference.refresh();
    };
    const sendFilm = (): Promise<UploadAnswer> => upload(citizen, film({ seconds: 61 }), 'a.mp4', 'video/mp4');
    expect((await sendFilm()).status).toBe('READY');
    await allow(60);
    expect(await sendFilm()).toMatchObject({ status: 'REFUSED', problem: 'TOO_LONG', message: expect.stringContaining('tối đa 60 giây') });
    await allow(180);
  });

  it('X-27: kinds that the tenant takes from nobody are refused at the upload; an officer sends what answers take', async () => {
    const { pool, reference } = place.cases.services;
    const before = reference.limits();
    const allow = async (reportMediaTypes: readonly string[]): Promise<void> => {
      await pool.query(`update cases.portal_setting set value = value || $1::jsonb where key = 'limits'`, [JSON.stringify({ reportMediaTypes })]);
      await reference.refresh();
    };
    await allow(['image/jpeg']);
    const text = Buffer.from('Biên bản');
    expect(await upload(citizen, text, 'a.txt', 'text/plain')).toMatchObject({
      status: 'REFUSED',
      message: 'Loại tệp này không nhận được. Hệ thống nhận ảnh JPEG.',
    });
    expect((await upload(place.officer('roads', 'SPECIALIST'), text, 'a.txt', 'text/plain')).status).toBe('READY');
    await allow(before.reportMediaTypes);
  });

  it('B-11: what tus can and we do not is refused as such, typed', async () => {
    const parts = await citizen.raw('/files', { method: 'POST', headers: { ...TUS, 'upload-concat': 'partial', 'upload-length': '10' } });
    expect([parts.status, await parts.json()]).toEqual([400, expect.objectContaining({ code: 'NOT_SUPPORTED' })]);
    const whole = await citizen.raw('/files', { method: 'POST', headers: { ...TUS, 'upload-concat': 'final;/files/a /files/b' } });
    expect(whole.status).toBe(400);
    const options = await citizen.raw('/files', { method: 'OPTIONS', headers: TUS });
    expect(options.headers.get('tus-extension')).not.toContain('concatenation');
    for (const headers of [{}, { 'upload-length': '10', 'upload-defer-length': '1' }]) {
      const answer = await citizen.raw('/files', { method: 'POST', headers: { ...TUS, ...(headers as Record<string, string>) } });
      expect([JSON.stringify(headers), Math.floor(answer.status / 100), await answer.json()]).toEqual([
        expect.any(String),
        4,
        expect.objectContaining({ code: 'INVALID_INPUT' }),
      ]);
    }
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
