import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, worker, type Desks, type Outcome, type Worker } from '../testing/acts.ts';
import { makePublic } from '../testing/reports.ts';
import { keptPath, keptPathFor } from './folders.ts';
import { thumbnailOf } from './picture.ts';
import { signedPath } from './signed-url.ts';

let d: Desks;
let dataDir: string;
beforeAll(async () => {
  d = await desks();
  ({ dataDir } = d.here.cases.services.settings);
});
afterAll(() => d.here.close());

const SIDE = 400;
/** Green, with a red square from 0.25 to 0.5 both ways: what nobody should see. */
const SQUARE = { x: 0.25, y: 0.25, width: 0.25, height: 0.25 };

/** A picture that is really there, as its upload leaves it. */
async function picture(owner: Worker): Promise<string> {
  const id = await d.upload(owner);
  const kept = await keptPathFor(dataDir, id, 'file');
  const red = { input: { create: { width: SIDE / 4, height: SIDE / 4, channels: 3 as const, background: '#ff0000' } }, left: SIDE / 4, top: SIDE / 4 };
  await sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: '#00ff00' } })
    .composite([red])
    .jpeg({ quality: 90 })
    .toFile(kept);
  await thumbnailOf(kept).toFile(keptPath(dataDir, id, 'thumb'));
  await d.sql('update cases.attachment set has_thumbnail = true where id = $1', [id]);
  return id;
}
/** How many pixels are more red than green. */
async function redPixels(bytes: Buffer): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let red = 0;
  for (let at = 0; at < data.length; at += info.channels) if ((data[at] ?? 0) > 80 && (data[at] ?? 0) > (data[at + 1] ?? 0)) red++;
  return red;
}
const read = async (address: string | null | undefined): Promise<{ status: number; red: number }> => {
  const answer = await d.here.anyone.raw(address ?? '/files/a/none');
  return { status: answer.status, red: answer.ok ? await redPixels(Buffer.from(await answer.arrayBuffer())) : 0 };
};

/** Everything that is kept of files. */
const keptFiles = async (): Promise<string[]> => (await readdir(join(dataDir, 'files', 'kept'), { recursive: true })).sort();

interface File {
  id: string;
  url: string;
  thumbnailUrl: string;
  originalUrl: string | null;
  rectangles: object[];
}
const filesOf = async (who: Worker, id: string): Promise<File[]> =>
  (
    await who.must<{ case: { attachments: File[] } }>(
      'query ($id: ID) { case(id: $id) { attachments { id url thumbnailUrl originalUrl rectangles { x y width height } } } }',
      { id },
    )
  ).case.attachments;

const REDACT = `mutation ($caseId: ID!, $version: Int!, $attachmentId: ID!, $rectangles: [RectangleInput!]!) {
  done: redactAttachment(caseId: $caseId, version: $version, attachmentId: $attachmentId, rectangles: $rectangles) {
    __typename ... on Case { id version } ... on Refusal { refused: code fields { path code } } } }`;
interface Asked {
  caseId: string;
  version: number;
  attachmentId: string;
  rectangles: object[];
}
/** What came back, or the code of the fault. */
async function redact(who: Worker, asked: Asked, key?: string): Promise<Partial<Outcome> | string | undefined> {
  const { data, errors } = await who.ask<{ done: Partial<Outcome> }>(REDACT, asked, key);
  return data?.done ?? errors?.[0]?.extensions?.code;
}
/** A public case with a picture of its reporter, at the roads department. */
async function shown(): Promise<{ id: string; version: number; file: string }> {
  const file = await picture(d.reporter);
  const { id } = await d.claimed({ attachmentIds: [file] });
  await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), id);
  return { id, version: (await d.operator.sees(id))?.version ?? 0, file };
}

describe('B-08 parts of a picture are covered', () => {
  it('nothing of their pixels is left in what everybody is served, under a new name; the old addresses give nothing', async () => {
    const { id, version, file } = await shown();
    const [before] = await filesOf(d.visitor, id);
    expect([(await read(before?.url)).red > 5000, (await read(before?.thumbnailUrl)).red > 5000]).toEqual([true, true]);
    const asked = { caseId: id, version, attachmentId: file, rectangles: [SQUARE] };
    expect(await redact(d.operator, asked)).toMatchObject({ id, version: version + 1 });
    const [after] = await filesOf(d.visitor, id);
    expect([after?.url === before?.url, await read(after?.url), await read(after?.thumbnailUrl)]).toEqual([
      false,
      { status: 200, red: 0 },
      { status: 200, red: 0 },
    ]);
    for (const old of [before?.url, before?.thumbnailUrl]) expect(await read(old)).toEqual({ status: 404, red: 0 });
    const { filesKey } = d.here.cases.services.settings;
    const signed = signedPath(filesKey, file, 'file', d.here.cases.services.clock.now());
    expect((await read(signed)).status, 'nor one that was signed for what was served').toBe(404);
    expect(await d.events(id)).toContain('AttachmentRedacted');
  });

  it('the original is kept for officers of the case alone, and comes back; what was served before is gone', async () => {
    const { id, version, file } = await shown();
    await redact(d.specialist, { caseId: id, version, attachmentId: file, rectangles: [SQUARE] });
    const [seen] = await filesOf(d.specialist, id);
    expect([seen?.rectangles, (await read(seen?.originalUrl)).red > 5000]).toEqual([[SQUARE], true]);
    for (const who of [d.visitor, d.reporter, d.anotherCitizen, d.stranger, worker(d.here.partner('cases:read'))])
      expect(await filesOf(who, id)).toMatchObject([{ originalUrl: null, rectangles: [] }]);

    expect(await redact(d.specialist, { caseId: id, version: version + 1, attachmentId: file, rectangles: [] })).toMatchObject({ version: version + 2 });
    const [back] = await filesOf(d.visitor, id);
    expect([(await read(back?.url)).red > 5000, (await read(seen?.url)).status]).toEqual([true, 404]);
    const name = seen?.url.split('/').at(-1)?.split('?')[0] ?? '';
    await expect(stat(keptPath(dataDir, name, 'file'))).rejects.toThrow('ENOENT');
    expect(await redact(d.specialist, { caseId: id, version: version + 2, attachmentId: file, rectangles: [] }), 'nothing to do').toMatchObject({
      version: version + 2,
    });
  });

  it('each time begins with the original: other parts are covered then, and those of before come back', async () => {
    const { id, version, file } = await shown();
    await redact(d.operator, { caseId: id, version, attachmentId: file, rectangles: [SQUARE] });
    const elsewhere = { x: 0.75, y: 0.75, width: 0.25, height: 0.25 };
    await redact(d.operator, { caseId: id, version: version + 1, attachmentId: file, rectangles: [elsewhere] });
    expect((await read((await filesOf(d.visitor, id))[0]?.url)).red).toBeGreaterThan(5000);
  });

  it('of an answer that waits too', async () => {
    const taken = await d.claimed();
    const file = await picture(d.specialist);
    const input = { agencyId: d.roads, content: 'Đã vá.', afterIds: [file] };
    const answered = await d.specialist.does('recordAnswer', { id: taken.id, version: taken.version, input });
    expect(await redact(d.leader, { caseId: taken.id, version: answered.version, attachmentId: file, rectangles: [SQUARE] })).toMatchObject({ id: taken.id });
  });

  it('S1: by nobody else, whoever they are', async () => {
    const { id, version, file } = await shown();
    const asked = { caseId: id, version, attachmentId: file, rectangles: [SQUARE] };
    const tries: [Worker, string][] = [
      [d.visitor, 'UNAUTHENTICATED'],
      [d.reporter, 'FORBIDDEN'],
      [d.anotherCitizen, 'FORBIDDEN'],
      [d.stranger, 'FORBIDDEN'],
      [d.helper, 'FORBIDDEN'],
      [d.supervisor, 'FORBIDDEN'],
      [worker(d.here.partner('cases:read', 'cases:handle')), 'FORBIDDEN'],
    ];
    const before = await keptFiles();
    for (const [who, code] of tries) expect(await redact(who, asked)).toBe(code);
    expect(await keptFiles(), 'nothing is drawn for them').toEqual(before);
    expect((await d.operator.sees(id))?.version).toBe(version);
    expect((await read((await filesOf(d.visitor, id))[0]?.url)).red).toBeGreaterThan(5000);
  });

  it('what does not fit is refused with its field; a stale version too; the same key changes nothing twice', async () => {
    const { id, version, file } = await shown();
    const asked = { caseId: id, version, attachmentId: file, rectangles: [SQUARE] };
    const wrong = [{ x: 0.9, y: 0, width: 0.2, height: 0.1 }, { x: 0, y: 0, width: 0, height: 0.1 }, SQUARE];
    expect(await redact(d.operator, { ...asked, rectangles: wrong })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'rectangles.0' }, { path: 'rectangles.1' }],
    });
    expect(await redact(d.operator, { ...asked, rectangles: Array.from({ length: 21 }, () => SQUARE) })).toMatchObject({ fields: [{ code: 'TOO_MANY' }] });
    const other = await picture(d.reporter);
    expect(await redact(d.operator, { ...asked, attachmentId: other })).toMatchObject({ fields: [{ path: 'attachmentId', code: 'UNKNOWN' }] });
    const before = await keptFiles();
    expect(await redact(d.operator, { ...asked, version: version - 1 })).toMatchObject({ refused: 'STALE_VERSION' });
    expect(await keptFiles(), 'nor for an older version').toEqual(before);
    const [one, same] = [await redact(d.operator, asked, 'one key'), await redact(d.operator, asked, 'one key')];
    expect([one, same]).toMatchObject([{ version: version + 1 }, { version: version + 1 }]);
    expect((await d.events(id)).filter((type) => type === 'AttachmentRedacted')).toHaveLength(1);
    expect(await read((await filesOf(d.visitor, id))[0]?.url)).toEqual({ status: 200, red: 0 });
  });
});
