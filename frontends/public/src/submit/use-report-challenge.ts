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
  /** No sum can be had (accounts is down): who is signed in sends without one. */
  const missing = ref(false);
  let id = '';
  let renewal: ReturnType<typeof setTimeout> | undefined;
  const renew = async (): Promise<void> => {
    clearTimeout(renewal);
    try {
      const { data } = await resolveClient().query({ query: Challenge, fetchPolicy: 'no-cache', errorPolicy: 'none' });
      ({ id } = data.challenge);
      question.value = data.challenge.question;
      answer.value = '';
      missing.value = false;
      renewal = setTimeout(() => void renew(), Math.max(Date.parse(data.challenge.expiresAt) - Date.now() - RENEW_BEFORE_MS, SHORTEST_MS));
    } catch {
      question.value = null;
      missing.value = true;
      renewal = setTimeout(() => void renew(), SHORTEST_MS);
    }
  };
  onScopeDispose(() => clearTimeout(renewal));
  void renew();
  return { question, answer, missing, renew, given: () => ({ id, answer: answer.value.trim() }) };
}
