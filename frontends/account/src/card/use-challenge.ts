import { useApolloClient } from '@vue/apollo-composable';
import { onMounted, ref, type Ref } from 'vue';
import { graphql } from '../gql';

const CHALLENGE = graphql(`
  query AccountChallenge {
    challenge {
      id
      question
      expiresAt
    }
  }
`);

export interface ChallengeState {
  question: Ref<string | null>;
  answer: Ref<string>;
  busy: Ref<boolean>;
  /** True when no challenge could be had; `renew` tries again. */
  failed: Ref<boolean>;
  /** A fresh sum; the old answer is cleared. */
  renew(): Promise<void>;
  /** What the mutation takes. */
  given(): { id: string; answer: string };
}

/** The arithmetic challenge of a form: fetched when the form opens, single use, renewed after each attempt and shortly before it expires. */
export function useChallenge(): ChallengeState {
  const { resolveClient } = useApolloClient();
  const client = resolveClient();
  const question = ref<string | null>(null);
  const answer = ref('');
  const busy = ref(false);
  const failed = ref(false);
  let id = '';
  let expiry: ReturnType<typeof setTimeout> | undefined;
  const renew = async (): Promise<void> => {
    busy.value = true;
    clearTimeout(expiry);
    try {
      const { data } = await client.query({ query: CHALLENGE, fetchPolicy: 'no-cache', errorPolicy: 'none' });
      ({ id } = data.challenge);
      question.value = data.challenge.question;
      answer.value = '';
      failed.value = false;
      expiry = setTimeout(() => void renew(), Math.max(Date.parse(data.challenge.expiresAt) - Date.now() - 10_000, 30_000));
    } catch {
      failed.value = true;
      question.value = null;
    } finally {
      busy.value = false;
    }
  };
  onMounted(() => void renew());
  return { question, answer, busy, failed, renew, given: () => ({ id, answer: answer.value }) };
}
