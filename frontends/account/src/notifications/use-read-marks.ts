import { useGraph, useMutation } from '@pakn/graph';
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

/** The list of the page, and the bell's count. */
const LISTS = ['NotificationList', 'ShellUnread'];

/** Marks notifications as read: one that was opened, or all there are, and the bell with them at once. */
export function useReadMarks(): { markRead(id: string): Promise<void>; markAllRead(): Promise<void>; marking: ComputedRef<boolean>; lookAgain(): void } {
  const { client } = useGraph();
  const one = useMutation(READ);
  const all = useMutation(ALL_READ);
  return {
    marking: computed(() => all.loading.value),
    /** The list and the bell, as another device has left them. */
    lookAgain: () => client.readAgain(LISTS),
    async markRead(id) {
      await one.mutate({ ids: [id] });
      client.readAgain(LISTS);
    },
    async markAllRead() {
      await all.mutate({});
      client.readAgain(LISTS);
    },
  };
}
