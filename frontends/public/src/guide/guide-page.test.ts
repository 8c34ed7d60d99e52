import { mountPage } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import GuidePage from './GuidePage.vue';
import check from './last-check.json';

const chapter = (slug: string, title: string) => ({
  __typename: 'Guide',
  id: slug,
  slug,
  title,
  body: 'Nội dung.',
  audience: 'CITIZENS',
  updatedAt: '2026-11-01T00:00:00.000Z',
});

it('B-22 the accessibility statement says what the last check of the public pages found; no other chapter does', async () => {
  const answers = { Guides: () => ({ guides: [chapter('bat-dau', 'Bắt đầu'), chapter('tiep-can', 'Tuyên bố về khả năng tiếp cận')] }) };
  const shown = async (slug: string): Promise<string> => {
    const { screen } = await mountPage(GuidePage, { props: { slug }, texts: { vi: vietnamese, en }, answers });
    await flushPromises();
    return screen.text();
  };
  expect(await shown('bat-dau')).not.toContain('Lần kiểm tra gần nhất');
  const [year, month, day] = check.checkedOn.split('-');
  const statement = await shown('tiep-can');
  expect(statement).toContain(`Ngày ${day}/${month}/${year}, công cụ axe ${check.axe} kiểm tra ${check.pages.length} trang`);
  expect(statement).toContain(`Số lỗi tìm thấy: ${check.faults}.`);
});
