import { mountPage, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepConversation, keptConversation } from './kept-conversation';
import en from './en.json';
import SupportUnread from './SupportUnread.vue';
import vi from './vi.json';

beforeEach(() => localStorage.clear());
const mark = async (answers: Answers) => {
  const page = await mountPage(SupportUnread, { texts: { vi, en }, viewer: null, routes: [], answers });
  await flushPromises();
  return page;
};
const found = (unreadCount: number) => ({
  supportConversation: { __typename: 'SupportConversation', id: 's1', status: 'LIVE', cursor: 'x', unreadCount },
});

describe('A9-01 the mark of unread answers', () => {
  it('shows how many there are in the conversation that this browser keeps', async () => {
    keepConversation({ id: 's1', token: 't' });
    const page = await mark({ SupportUnread: () => found(3) });
    expect(page.screen.text()).toBe('3');
    expect(page.asked.find(({ name }) => name === 'SupportUnread')?.variables).toEqual({ id: 's1', token: 't' });
  });

  it('shows nothing when all is read, and forgets a conversation that is gone', async () => {
    keepConversation({ id: 's1', token: null });
    const read = await mark({ SupportUnread: () => found(0) });
    expect(read.screen.text()).toBe('');
    read.close();
    await mark({ SupportUnread: () => ({ supportConversation: null }) });
    expect(keptConversation()).toBeNull();
  });
});
