import type { Viewer } from '@pakn/graph';
import { mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import en from '../en.json';
import vi from '../vi.json';
import CaseInterest from './CaseInterest.vue';

const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
const CASE = {
  __typename: 'Case',
  id: 'case-1',
  viewerActions: ['SUPPORT', 'FOLLOW'],
  supporters: 2,
  followers: 17,
  viewerFollows: false,
  viewerSupports: false,
};
const open = (viewer: Viewer | null, answers: Answers = {}, found: object = {}) =>
  mountPage(CaseInterest, { props: { case: { ...CASE, ...found } as never }, viewer, texts: { vi, en }, answers });

describe('A4-05 B-06 buttons of a public report', () => {
  it('say how many, and are pressed once', async () => {
    const { button, screen, sent, toasts } = await open(citizen, { FollowCase: () => ({ followCase: { ...CASE, viewerFollows: true, followers: 18 } }) });
    expect(screen.text()).toContain('2 người cũng gặp, 17 người theo dõi');
    await button('Theo dõi phản ánh này').trigger('click');
    await button('Theo dõi phản ánh này').trigger('click');
    await flushPromises();
    expect([sent('FollowCase'), toasts()]).toEqual([[{ id: 'case-1', on: true }], ['Đã theo dõi phản ánh này']]);
  });

  it('nobody is not counted', async () => {
    const text = async (found: object): Promise<string> => (await open(citizen, {}, found)).screen.text();
    expect(await text({ supporters: 0 })).toMatch(/gặp17 người theo dõi$/);
    expect(await text({ supporters: 0, followers: 0 })).toMatch(/Tôi cũng gặp$/);
  });

  it('are taken back by the same button', async () => {
    const { button, sent } = await open(citizen, { SupportCase: () => ({ supportCase: CASE }) }, { viewerSupports: true });
    expect(button('Bạn cũng gặp').attributes('aria-pressed')).toBe('true');
    await button('Bạn cũng gặp').trigger('click');
    await flushPromises();
    expect(sent('SupportCase')).toEqual([{ id: 'case-1', on: false }]);
  });

  it('a refusal is said', async () => {
    const { button, toasts } = await open(citizen, { SupportCase: () => ({ supportCase: refusal('NOT_NOW', 'Không thể thực hiện thao tác này.') }) });
    await button('Tôi cũng gặp').trigger('click');
    await flushPromises();
    expect(toasts()).toEqual(['Không thể thực hiện thao tác này.']);
  });

  it('lead a visitor to signing in and back; who may do neither is shown none', async () => {
    const { button, router, sent, close } = await open(null, {}, { viewerActions: [] });
    await button('Theo dõi phản ánh này').trigger('click');
    await flushPromises();
    expect([router.currentRoute.value.path, sent('FollowCase')]).toEqual(['/tai-khoan/dang-nhap', []]);
    close();
    const own = await open(citizen, {}, { viewerActions: ['RATE'] });
    expect(own.screen.find('[data-testid=case-interest]').exists()).toBe(false);
  });
});
