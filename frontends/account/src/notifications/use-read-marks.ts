import { useMutation } from '@vue/apollo-composable';
import type { ApolloCache, Reference } from '@apollo/client/core';
import { computed, type ComputedRef } from 'vue';
import { graphql } from '../gql';

const READ = graphql(`
  mutation MarkRead($ids: [ID!]!) {
    markNotificationsRead(ids: $ids) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`);
const ALL_READ = graphql(`
  mutation MarkAllRead {
    markAllNotificationsRead {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`);

/** How many are unread, in every list that the page holds of them: this one, and the bell's. */
const changeUnread = (cache: ApolloCache<unknown>, change: (count: number) => number): void =>
  void cache.modify({
    fields: {
      notifications: (list: Reference | { unreadCount: number }) => ('unreadCount' in list ? { ...list, unreadCount: change(list.unreadCount) } : list),
    },
  });
const changeReadAt = (cache: ApolloCache<unknown>, id: string): void =>
  void cache.modify({
    id: cache.identify({ __typename: 'Notification', id }) ?? '',
    fields: { readAt: (before: string | null) => before ?? new Date().toISOString() },
  });

/** Marks notifications as read: one that was opened, or all there are, and the bell with them at once. */
export function useReadMarks(): { markRead(id: string): Promise<void>; markAllRead(): Promise<void>; marking: ComputedRef<boolean> } {
  const one = useMutation(READ);
  const all = useMutation(ALL_READ);
  return {
    marking: computed(() => all.loading.value),
    async markRead(id) {
      await one.mutate(
        { ids: [id] },
        {
          update(cache, { data }) {
            if (data?.markNotificationsRead.__typename !== 'Done') return;
            changeReadAt(cache, id);
            changeUnread(cache, (count) => Math.max(0, count - 1));
          },
        },
      );
    },
    async markAllRead() {
      await all.mutate(
        {},
        {
          update(cache, { data }) {
            if (data?.markAllNotificationsRead.__typename !== 'Done') return;
            for (const key of Object.keys(cache.extract() as object))
              if (key.startsWith('Notification:')) changeReadAt(cache, key.slice('Notification:'.length));
            changeUnread(cache, () => 0);
          },
        },
      );
    },
  };
}
