import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptPath } from '../../attachment/folders.ts';
import { tidyFiles } from '../../attachment/tidy-files.ts';
import { recordedOf } from '../../testing/administrator.ts';
import { comesTo, saved, type Saved } from '../../testing/content.ts';
import { province, type Person, type Province } from '../../testing/province.ts';
import { filed, REPORT, submit } from '../../testing/reports.ts';
import { colour, uploaded } from '../../testing/upload.ts';

let here: Province;
let author: Person;
let colleague: Person;
let operator: Person;
let admin: Person;
let stranger: Person;
beforeAll(async () => {
  here = await province();
  author = here.officer('roads', 'SPECIALIST');
  colleague = here.officer('roads', 'AGENCY_LEADER');
  operator = here.officer('desk', 'OPERATOR');
  admin = here.officer('office', 'ADMIN');
  stranger = here.officer('commune', 'SPECIALIST');
});
afterAll(() => here.close());

const NOTICE = { title: 'Cấm xe qua cầu', summary: 'Từ 22 giờ.', body: 'Sửa khe co giãn.', kind: 'SERVICE' };
interface File {
  id: string;
  name: string;
  url: string;
  thumbnailUrl: string | null;
}
const filesOf = (of: Saved): File[] => of.attachments as File[];
const picture = async (who: Person, red = 10): Promise<string> => uploaded(who, await colour(red), 'bản đồ.png', 'image/png');
const paper = (who: Person): Promise<string> => uploaded(who, Buffer.from('Lịch cấm đường\n'), 'lịch.txt', 'text/plain');
const reads = async (who: Person, path: string): Promise<number> => (await who.raw(path)).status;
const withFiles = (attachmentIds: string[] | null): object => ({ input: { ...NOTICE, attachmentIds } });
const change = (of: Saved, attachmentIds: string[] | null, more: object = {}): Record<string, unknown> => ({
  id: of.id,
  version: of.version,
  input: { ...NOTICE, ...more, attachmentIds },
});
const draftWith = async (...ids: string[]): Promise<Saved> => saved(author, 'saveNotice', withFiles(ids) as Record<string, unknown>);

describe('A2-06 files of a notice', () => {
  it('a draft shows them to its readers by signed addresses; published everybody reads them for as long as it is', async () => {
    const draft = await draftWith(await picture(author), await paper(author));
    const [map, list] = filesOf(draft);
    expect(filesOf(draft)).toMatchObject([
      { name: 'bản đồ.png', mediaType: 'image/png', status: 'READY' },
      { name: 'lịch.txt', mediaType: 'text/plain', thumbnailUrl: null },
    ]);
    const [open, small] = [`/files/a/${map?.id}`, `/files/a/${map?.id}/thumb`];
    expect(map?.url).toMatch(/\?e=\d+&s=/);
    expect(await reads(here.anyone, map?.url ?? '')).toBe(200);
    for (const person of [here.anyone, here.citizen(), stranger, author]) expect([await reads(person, open), await reads(person, small)]).toEqual([404, 404]);

    const shown = await saved(operator, 'publishNotice', { id: draft.id, version: 1, on: true });
    expect(filesOf(shown).map(({ url }) => url)).toEqual([open, `/files/a/${list?.id}`]);
    const asked = await here.anyone.must<{ notice: { attachments: File[] } }>(
      'query ($id: ID!) { notice(id: $id) { attachments { id name url thumbnailUrl } } }',
      {
        id: draft.id,
      },
    );
    expect(asked.notice.attachments).toMatchObject([{ url: open, thumbnailUrl: small }, { url: `/files/a/${list?.id}` }]);
    const served = await here.anyone.raw(open);
    expect([served.status, served.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    expect(await reads(here.anyone, small)).toBe(200);

    await saved(operator, 'publishNotice', { id: draft.id, version: 2, on: false });
    expect([await reads(here.anyone, open), await reads(here.citizen(), small)]).toEqual([404, 404]);
  });

  it("somebody else's upload, one that something has, one that there is not and too many are refused, and nothing is changed", async () => {
    const citizen = here.citizen();
    const [theirs, ofCitizen, ofReport] = [await picture(stranger), await picture(citizen), await picture(citizen)];
    await filed(citizen, { attachmentIds: [ofReport] });
    const mine = await picture(author);
    const held = await draftWith(mine);
    for (const id of [theirs, ofCitizen, ofReport, mine, '01900000-0000-7000-8000-000000000000', 'x']) {
      const refused = await saved(author, 'saveNotice', withFiles([id]) as Record<string, unknown>);
      expect([refused.code, refused.fields], id).toEqual(['INVALID_INPUT', [{ path: 'input.attachmentIds.0', code: 'UNKNOWN' }]]);
    }
    expect(await comesTo(author, 'saveNotice', change(held, [mine, theirs]))).toBe('INVALID_INPUT');
    expect(await comesTo(stranger, 'saveNotice', change(held, [theirs]))).toBe('NOT_FOUND');
    expect(await comesTo(citizen, 'saveNotice', withFiles([ofCitizen]) as Record<string, unknown>)).toBe('FORBIDDEN');
    expect((await submit(here.citizen(), { ...REPORT, attachmentIds: [mine] })).code, "a notice's file in a report").toBe('INVALID_INPUT');
    expect(await comesTo(author, 'saveNotice', withFiles(Array.from({ length: 11 }, () => crypto.randomUUID())) as Record<string, unknown>)).toBe(
      'TOO_MANY_FILES',
    );
    const { notice } = await author.must<{ notice: Saved }>('query ($id: ID!) { notice(id: $id) { version attachments { id } } }', { id: held.id });
    expect([notice.version, filesOf(notice).map(({ id }) => id)]).toEqual([1, [mine]]);
  });

  it('left out they stay; a list puts them in its order, lets the others go, is recorded, and keeps what a colleague has uploaded', async () => {
    const [one, two] = [await picture(author), await paper(author)];
    const draft = await draftWith(one, two);
    const three = await picture(colleague, 90);
    const kept = await saved(colleague, 'saveNotice', change(draft, null, { title: 'Đổi tên' }));
    expect(filesOf(kept).map(({ id }) => id)).toEqual([one, two]);
    const moved = await saved(colleague, 'saveNotice', change(kept, [three, one], { title: 'Đổi tên' }));
    expect([moved.version, filesOf(moved).map(({ id }) => id)]).toEqual([3, [three, one]]);
    const recorded = await recordedOf(here, colleague.id);
    expect(recorded.at(-1)?.changes).toEqual([{ field: 'attachmentIds', from: `${one} ${two}`, to: `${three} ${one}` }]);
    const same = await saved(author, 'saveNotice', change(moved, [three, one], { title: 'Đổi tên' }));
    expect(same.version, 'nothing has changed').toBe(3);
    const none = await saved(admin, 'saveNotice', change(moved, [], { title: 'Đổi tên' }));
    expect(filesOf(none)).toEqual([]);
  });

  it('of two notices that take one file at once, one has it', async () => {
    const file = await picture(author);
    const both = await Promise.all([1, 2].map(() => saved(author, 'saveNotice', withFiles([file]) as Record<string, unknown>)));
    expect(both.map(({ __typename, code }) => code ?? __typename).toSorted()).toEqual(['INVALID_INPUT', 'Notice']);
  });

  it('tidying leaves them while the notice is there, and takes them when it is gone', async () => {
    const { pool, settings } = here.cases.services;
    const draft = await draftWith(await picture(author));
    const [{ id } = { id: '' }] = filesOf(draft);
    await pool.query(`update cases.attachment set created_at = created_at - interval '3 days' where id = $1`, [id]);
    const lies = (): Promise<boolean> =>
      access(keptPath(settings.dataDir, id, 'file')).then(
        () => true,
        () => false,
      );
    await tidyFiles({ pool, dataDir: settings.dataDir });
    expect(await lies()).toBe(true);
    const shown = await saved(operator, 'publishNotice', { id: draft.id, version: draft.version, on: true });
    await saved(admin, 'deleteNotice', { id: draft.id, version: shown.version });
    expect(await reads(here.anyone, `/files/a/${id}`), 'not public from then on').toBe(404);
    await tidyFiles({ pool, dataDir: settings.dataDir });
    expect(await lies()).toBe(false);
  });
});
