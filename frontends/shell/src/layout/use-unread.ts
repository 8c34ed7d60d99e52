import { useQuery, useResumable, useSession } from '@pakn/graph';
import { computed, watch } from 'vue';
import { graphql } from '../gql';

const Unread = graphql(/* GraphQL */ `
  query ShellUnread {
    notifications(first: 1) {
      unreadCount
      nodes {
        id
      }
    }
  }
`);
const Added = graphql(/* GraphQL */ `
  subscription ShellNotificationAdded($after: String) {
    notificationAdded(after: $after) {
      id
      cursor
    }
  }
`);

/** How many notifications the signed-in person has not read; follows by itself. Null for visitors. */
export function useUnread() {
  const session = useSession();
  const signedIn = computed(() => session.state.value === 'signed-in');
  const { result, refetch } = useQuery(Unread, {}, () => ({ enabled: signedIn.value, fetchPolicy: 'cache-and-network' }));
  const readAgain = async (): Promise<null> => {
    await refetch();
    return null;
  };
  const stream = useResumable({
    document: Added,
    variables: () => ({}),
    cursorOf: ({ notificationAdded }) => notificationAdded.cursor,
    onEvent: () => void readAgain(),
    onResync: readAgain,
  });
  watch(signedIn, (on) => (on ? stream.start() : stream.stop()), { immediate: true });
  return computed(() => (signedIn.value ? (result.value?.notifications.unreadCount ?? 0) : null));
}
