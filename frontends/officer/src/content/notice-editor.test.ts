import { mountPage, refusal } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import en from '../en.json';
import vi from '../vi.json';
import NoticeEditor from './NoticeEditor.vue';

const NOTICE = {
  ...{ __typename: 'Notice', id: 'n1', version: 3, kind: 'SERVICE', title: 'Cấm xe', summary: 'Ban đêm', body: '## Lý do', pinned: false, published: false },
  ...{ validUntil: null, viewerMayChange: true, viewerMayPublish: true, attachments: [] as object[] },
};
const PORTAL = { __typename: 'Portal', limits: { __typename: 'PortalLimits', attachments: 10, attachmentBytes: 1_000_000, answerMediaTypes: ['image/png'] } };
const FILE = (id: string): object => ({
  ...{ __typename: 'Attachment', id, name: `${id}.png`, mediaType: 'image/png', bytes: 900, url: `/files/a/${id}`, thumbnailUrl: `/files/a/${id}/thumb` },
  status: 'READY',
});
const opens = (more: object, answers: object = {}) =>
  mountPage(NoticeEditor, {
    props: { id: 'n1' },
    texts: { vi, en },
    answers: { DeskNotice: () => ({ notice: { ...NOTICE, ...more } }), OfficerAnswerLimits: () => ({ portal: PORTAL }), ...answers },
  });

it('A2-06: what somebody else has changed meanwhile is not overwritten: the refusal is shown, what was typed stays', async () => {
  const page = await opens({}, { SaveNotice: () => ({ saveNotice: refusal('STALE_VERSION', 'Người khác vừa sửa') }) });
  await page.control('Tiêu đề').setValue('Cấm xe tải');
  await page.screen.get('form').trigger('submit');
  await flushPromises();
  expect(page.sent('SaveNotice')[0]).toMatchObject({ id: 'n1', version: 3, input: { title: 'Cấm xe tải', kind: 'SERVICE', validUntil: null } });
  expect(page.screen.text()).toContain('Người khác vừa sửa');
  expect(page.control('Tiêu đề').element.value).toBe('Cấm xe tải');
  expect(page.emitted('changed')).toEqual([]);
});

it('A2-06: only what is saved can be published', async () => {
  const page = await opens({}, { PublishNotice: () => ({ publishNotice: { ...NOTICE, published: true, version: 4 } }) });
  await page.control('Tóm tắt').setValue('Từ 22 giờ');
  expect(page.button('Công bố').attributes('disabled')).toBeDefined();
  await page.control('Tóm tắt').setValue('Ban đêm');
  await page.button('Công bố').trigger('click');
  await flushPromises();
  expect(page.sent('PublishNotice')).toEqual([{ id: 'n1', version: 3, on: true }]);
});

it('A2-06: its files are shown as readers will see them; one that is removed is not saved any more, and nothing is published before', async () => {
  const saved = { saveNotice: { __typename: 'Notice', id: 'n1', version: 4 } };
  const page = await opens({ attachments: [FILE('a'), FILE('b')] }, { SaveNotice: () => saved });
  const preview = page.screen.get('section.preview');
  expect(preview.findAll('img').map((image) => image.attributes('alt'))).toEqual(['a.png', 'b.png']);
  expect(page.button('Công bố').attributes('disabled')).toBeUndefined();
  await page.screen.get('.file-field button[aria-label*="a.png"]').trigger('click');
  await flushPromises();
  expect(preview.findAll('img').map((image) => image.attributes('alt'))).toEqual(['b.png']);
  expect(page.button('Công bố').attributes('disabled')).toBeDefined();
  await page.screen.get('form').trigger('submit');
  await flushPromises();
  expect(page.sent('SaveNotice')[0]).toMatchObject({ input: { attachmentIds: ['b'] } });
});

it('A2-06: who may not change it reads it', async () => {
  const page = await opens({ viewerMayChange: false, viewerMayPublish: false });
  expect(page.screen.find('form').exists()).toBe(false);
  expect(page.screen.findAll('h2').map((heading) => heading.text())).toEqual(['Cấm xe', 'Lý do']);
  expect(page.screen.findAll('button')).toHaveLength(0);
});
