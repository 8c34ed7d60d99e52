import type { Viewer } from '@pakn/graph';
import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import publicEnglish from '../en.json';
import publicVietnamese from '../vi.json';
import en from './en.json';
import { keepConversation } from './kept-conversation';
import SupportChat from './SupportChat.vue';
import vi from './vi.json';

const texts = { vi: { ...publicVietnamese, ...vi }, en: { ...publicEnglish, ...en } };
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
beforeEach(() => localStorage.clear());

const frameWith = (zaloUrl: string | null, isOpen = true): Answers => ({
  SupportFrame: () => ({
    supportHours: { __typename: 'SupportHours', isOpen, opensAt: null, hours: 'Thứ Hai đến thứ Sáu' },
    portal: { __typename: 'Portal', systemName: 'Hệ thống phản ánh, kiến nghị tỉnh Khánh Hòa', zaloUrl },
  }),
});
const message = (n: number, from: string, text: string) => ({
  __typename: 'SupportMessage',
  id: `m${n}`,
  cursor: `c${n}`,
  from,
  text,
  sentAt: '2026-11-30T02:00:00Z',
  choices: [],
  attachments: [],
  sources: [],
});
const conversation = (status: string, nodes: object[]) => ({
  ...{ __typename: 'SupportConversation', id: 's1', status, version: 1, cursor: 'x1' },
  presence: { __typename: 'SupportPresence', operatorSeenAt: null, operatorTyping: false },
  messages: { __typename: 'SupportMessageConnection', nodes, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } },
});
const open = (answers: Answers = {}, viewer: Viewer | null = null) =>
  mountPage(SupportChat, {
    texts,
    viewer,
    routes: [{ path: '/gui-phan-anh', component: { render: () => null } }],
    answers: {
      ...frameWith(null),
      SupportChat: () => ({ supportConversation: null }),
      SupportTyping: () => ({ setSupportTyping: { __typename: 'SupportConversation' } }),
      ...answers,
    },
  });
const says = async (page: Awaited<ReturnType<typeof open>>, text: string): Promise<void> => {
  await page.screen.get('textarea').setValue(text);
  await page.screen.get('form.write').trigger('submit');
  await flushPromises();
};

describe('A9-01 the support chat', () => {
  it('greets, offers the two choices, and begins nothing by itself', async () => {
    const page = await open();
    await flushPromises();
    expect(page.screen.text()).toContain('Hệ thống phản ánh, kiến nghị tỉnh Khánh Hòa xin chào');
    expect([page.button('Gặp tư vấn viên').exists(), page.button('Gửi phản ánh, kiến nghị').exists()]).toEqual([true, true]);
    expect(page.asked.map(({ name }) => name)).not.toContain('StartSupport');
  });

  it('A9-02 leads to Zalo where the tenant has a page there', async () => {
    const page = await open(frameWith('https://zalo.me/123'));
    await flushPromises();
    expect(page.screen.get('a[href="https://zalo.me/123"]').text()).toBe('Hỗ trợ qua Zalo');
    page.close();
    const without = await open();
    await flushPromises();
    expect(without.screen.find('a[href^="https://zalo"]').exists()).toBe(false);
  });

  it('X-10 whoever is not signed in solves a sum first; what was typed waits, also when the sum is wrong', async () => {
    const answers: Answers = {
      SupportChallenge: () => ({
        challenge: { __typename: 'Challenge', id: 'c', question: '5 + 3 =', expiresAt: new Date(Date.now() + 300_000).toISOString() },
      }),
      StartSupport: () => ({ startSupport: refusal('CHALLENGE_WRONG', 'Kết quả phép tính chưa đúng.') }),
    };
    const page = await open(answers);
    await flushPromises();
    await says(page, 'Rút phản ánh thế nào?');
    await page.control('Mã xác thực').setValue('9');
    await page.screen.get('form.sum-step').trigger('submit');
    await flushPromises();
    expect(page.sent('StartSupport')).toEqual([{ text: 'Rút phản ánh thế nào?', challenge: { id: 'c', answer: '9' } }]);
    expect(page.problems()).toEqual(['Kết quả phép tính chưa đúng.']);
    await page.button('Quay lại').trigger('click');
    expect(page.screen.get<HTMLTextAreaElement>('textarea').element.value).toBe('Rút phản ánh thế nào?');
  });

  it('a message that was not taken stays in its line, with the reason', async () => {
    const page = await open(
      {
        SupportChat: () => ({ supportConversation: conversation('LIVE', [message(1, 'BOT', 'Xin chào')]) }),
        SendSupport: () => {
          throw fault('SERVICE_DOWN');
        },
      },
      citizen,
    );
    await flushPromises();
    await says(page, 'Còn đó không?');
    expect(page.screen.get('[role=alert]').text()).toContain('tạm thời chưa dùng được');
    expect(page.screen.get<HTMLTextAreaElement>('textarea').element.value).toBe('Còn đó không?');
  });

  it('B-08 points out a phone number before it is sent', async () => {
    const page = await open({}, citizen);
    await flushPromises();
    await page.screen.get('textarea').setValue('Gọi tôi 0905123456');
    expect(page.screen.get('.personal').text()).toContain('số điện thoại');
  });

  it('A1-05 the report begins with what was said: a draft of the account, or words for the form', async () => {
    const said = { SupportChat: () => ({ supportConversation: conversation('BOT', [message(1, 'VISITOR', 'Đèn hỏng'), message(2, 'VISITOR', 'Gần số 86')]) }) };
    const account = await open({ ...said, ReportFromSupport: () => ({ reportFromSupport: { __typename: 'Case', id: 'draft-1' } }) }, citizen);
    await flushPromises();
    await account.button('Gửi phản ánh, kiến nghị').trigger('click');
    await flushPromises();
    expect(account.router.currentRoute.value.fullPath).toBe('/gui-phan-anh?nhap=draft-1');
    account.close();
    keepConversation({ id: 's1', token: 't' });
    const visitor = await open(said);
    await flushPromises();
    await visitor.button('Gửi phản ánh, kiến nghị').trigger('click');
    await flushPromises();
    expect(visitor.sent('ReportFromSupport')).toEqual([]);
    expect(visitor.router.currentRoute.value.path).toBe('/gui-phan-anh');
    expect(visitor.emitted('close')).toHaveLength(1);
  });

  it('what cannot be loaded is said, with a way to try again', async () => {
    const page = await open(
      {
        SupportChat: () => {
          throw fault('SERVICE_DOWN');
        },
      },
      citizen,
    );
    await flushPromises();
    expect(page.button('Thử lại').exists()).toBe(true);
  });
});
