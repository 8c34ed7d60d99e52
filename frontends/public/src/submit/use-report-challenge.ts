import { useApolloClient } from '@vue/apollo-composable';
import { onScopeDispose, ref } from 'vue';
import { graphql } from '../gql';

const Challenge = graphql(/* GraphQL */ `
  query ReportChallenge {
    challenge {
      id
      question
      expiresAt
    }
  }
`);
/** A new sum is fetched so long before the old one expires. */
const RENEW_BEFORE_MS = 15_000;
const SHORTEST_MS = 30_000;

/** The arithmetic question of the report form: single use, so renewed after each attempt and before it expires. */
export function useReportChallenge() {
  const { resolveClient } = useApolloClient();
  const question = ref<string | null>(null);
  const answer = ref('');
  const failed = ref(false);
  let id = '';
  let renewal: ReturnType<typeof setTimeout> | undefined;
  const renew = async (): Promise<void> => {
    clearTimeout(renewal);
    try {
      const { data } = await resolveClient().query({ query: Challenge, fetchPolicy: 'no-cache', errorPolicy: 'none' });
      ({ id } = data.challenge);
      question.value = data.challenge.question;
      answer.value = '';
      failed.value = false;
      renewal = setTimeout(() => void renew(), Math.max(Date.parse(data.challenge.expiresAt) - Date.now() - RENEW_BEFORE_MS, SHORTEST_MS));
    } catch {
      failed.value = true;
    }
  };
  onScopeDispose(() => clearTimeout(renewal));
  void renew();
  return { question, answer, failed, renew, given: () => ({ id, answer: answer.value.trim() }) };
}
