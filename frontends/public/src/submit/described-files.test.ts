import 'fake-indexeddb/auto';
import type { Viewer } from '@pakn/graph';
import { mountPage, type Answers, type Page } from '@pakn/ui/testing/mount-page';
import { openFileShelf, type FileShelf } from '@pakn/ui/upload/file-shelf';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import { FORM_ANSWERS } from '../testing/form-answers';
import { emptyDraft, openShelf, type DraftShelf, type ReportDraft } from './report-draft';
import SubmitPage from './SubmitPage.vue';
import WaitingReports from './WaitingReports.vue';

const texts = { vi: vietnamese, en };
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
const CODE = 'KH-2611-AAAAAA';
const SENT = { submitCase: { __typename: 'Case', id: 'c', code: CODE } };
const DESCRIBED = { describeAttachment: { __typename: 'Attachment' } };
const WRITTEN: Partial<ReportDraft> = {
  ...{ title: 'Ổ gà sâu', content: 'Rộng 1 m', placeWay: 'address', address: '12 Trần Phú', wardCode: '22366', savedAt: 1, filesOf: 'me' },
};

let shelf: DraftShelf;
let files: FileShelf;
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
  shelf = (await openShelf()) as DraftShelf;
  files = (await openFileShelf()) as FileShelf;
  await shelf.clear();
  await files.dropForms('');
});
afterEach(() => vi.restoreAllMocks());

/** A draft of this device with a photo that the server has. */
async function kept(more: Partial<ReportDraft> = {}, caption = ''): Promise<void> {
  await shelf.keep({ ...emptyDraft('k'), ...WRITTEN, ...more });
  const until = Date.now() + 60_000;
  const photo = { id: 'p', form: 'k', place: 1, name: 'anh.jpg', mediaType: 'image/jpeg', bytes: 3, blob: new Blob(['abc']), uploadUrl: null, until };
  await files.keep({ ...photo, attachmentId: 'a1' });
  if (caption) await files.keepCaption({ id: 'p', text: caption, said: '', until });
}
const open = async (answers: Answers, at = '/gui-phan-anh?nhap=k'): Promise<Page> => {
  const page = await mountPage(SubmitPage, { viewer: citizen, texts, at, answers: { ...FORM_ANSWERS, DescribeFile: () => DESCRIBED, ...answers } });
  await vi.waitFor(() => expect(page.screen.findAll('.says textarea')).toHaveLength(1));
  return page;
};
const field = (page: Page) => page.screen.get<HTMLTextAreaElement>('.says textarea');
const send = async (page: Page): Promise<void> => {
  await page.control('Mã xác thực').setValue('8');
  await page.screen.get('form').trigger('submit');
  await flushPromises();
};
/** The names of what was asked about files and reports, in their order. */
const acts = (page: Page): string[] => page.asked.flatMap(({ name }) => (/^(DescribeFile|SubmitCase|SaveDraft)$/.test(name) ? [name] : []));

describe('A4-09 what a file shows', () => {
  it('has a field with a name of its own, is kept on the device, and is there again', async () => {
    await kept();
    const page = await open({});
    const label = page.screen.get(`label[for="${field(page).attributes('id')}"]`);
    expect(label.text()).toBe('Mô tả (không bắt buộc): tệp 1');
    await field(page).setValue('Ổ gà nhìn từ vỉa hè');
    await vi.waitFor(async () => expect((await files.readCaptions(['p'])).get('p')?.text).toBe('Ổ gà nhìn từ vỉa hè'));
    page.close();
    const again = await open({});
    expect(field(again).element.value).toBe('Ổ gà nhìn từ vỉa hè');
    expect(acts(again), 'nobody is told while it is written').toEqual([]);
  });

  it('goes to the server before the report, once, also when the answer to the report is lost', async () => {
    await kept({}, 'Ổ gà');
    let calls = 0;
    const page = await open({
      SubmitCase() {
        if (calls++ === 0) throw new TypeError('Failed to fetch');
        return SENT;
      },
    });
    await send(page);
    await vi.waitFor(() => expect(acts(page)).toHaveLength(2));
    await flushPromises();
    await send(page);
    await vi.waitFor(() => expect(page.router.currentRoute.value.path).toBe(`/da-gui/${CODE}`));
    expect(acts(page)).toEqual(['DescribeFile', 'SubmitCase', 'SubmitCase']);
    expect(page.sent('DescribeFile')).toEqual([{ id: 'a1', caption: 'Ổ gà' }]);
    await vi.waitFor(async () => expect((await files.readCaptions(['p'])).size, 'nothing stays on the device').toBe(0));
  });

  it('is not lost, and the report is not sent without it, when it cannot be said', async () => {
    await kept({}, 'Ổ gà');
    const page = await open({
      SubmitCase: () => SENT,
      DescribeFile() {
        throw new TypeError('Failed to fetch');
      },
    });
    await send(page);
    expect([acts(page), field(page).element.value]).toEqual([['DescribeFile'], 'Ổ gà']);
  });

  it('R13 of a report that waits for the network is said when it goes', async () => {
    await kept({ queued: { by: 'me', at: 1, notBefore: null, problem: null } }, 'Ổ gà');
    const page = await mountPage(WaitingReports, { viewer: citizen, texts, answers: { DescribeFile: () => DESCRIBED, SubmitCase: () => SENT } });
    await vi.waitFor(() => expect(page.screen.text()).toContain(CODE));
    expect(acts(page)).toEqual(['DescribeFile', 'SubmitCase']);
    await vi.waitFor(async () => expect((await files.readCaptions(['p'])).size).toBe(0));
  });

  it('B-08 is looked at before it is sent, and what tells of a person is hidden in it', async () => {
    await kept({}, 'Xe 79A-123.45 đổ đất');
    const page = await open({ SubmitCase: () => SENT });
    await send(page);
    expect(page.screen.get('[data-testid=personal-data]').text()).toContain('mô tả tệp anh.jpg');
    expect(acts(page)).toEqual([]);
    await page.button('Ẩn giúp tôi').trigger('click');
    expect(field(page).element.value).toBe('Xe ••• đổ đất');
    await send(page);
    await vi.waitFor(() => expect(page.sent('DescribeFile')).toEqual([{ id: 'a1', caption: 'Xe ••• đổ đất' }]));
  });

  it('X-08 is saved with the draft in the account, and comes from there on another device', async () => {
    const saved = (version: number, caption: string | null): object => ({
      ...{ __typename: 'Case', id: 's1', code: '', version, status: 'DRAFT', savedAt: '2026-11-30T01:00:00Z', kind: 'INCIDENT', subjectKind: 'CITIZEN' },
      ...{ title: 'Ổ gà sâu', content: 'Rộng 1 m', identityMode: 'PUBLIC_NAME', channel: 'WEB', topic: null, preferredAgency: null, category: null },
      place: { __typename: 'Place', address: '12 Trần Phú', lon: null, lat: null, ward: { __typename: 'Ward', code: '22366' } },
      attachments: [{ __typename: 'Attachment', id: 'a1', name: 'anh.jpg', mediaType: 'image/jpeg', bytes: 3, thumbnailUrl: '/files/a/a1/thumb', caption }],
    });
    await kept({}, 'Ổ gà');
    const here = await open({ SaveDraft: () => ({ saveDraft: saved(1, 'Ổ gà') }) });
    await here.button('Lưu nháp').trigger('click');
    await vi.waitFor(() => expect(here.toasts()).toContain('Đã lưu nháp vào tài khoản'));
    expect(acts(here)).toEqual(['DescribeFile', 'SaveDraft']);
    await field(here).setValue('Ổ gà, sâu 15 cm');
    expect(here.screen.get('.form-end .saved').text(), 'a changed description is a change').toContain('Chưa lưu thay đổi vào tài khoản');
    here.close();

    await shelf.clear();
    await files.dropForms('');
    sessionStorage.clear();
    const there = await open({ OpenDraft: () => ({ case: saved(1, 'Ổ gà') }) }, '/gui-phan-anh?nhap=s1');
    await vi.waitFor(() => expect(field(there).element.value).toBe('Ổ gà'));
  });
});
