import { onScopeDispose, ref, type Ref } from 'vue';

/** A new sum is fetched so long before the old one expires. */
const RENEW_BEFORE_MS = 15_000;
/** Never sooner than this, also after a fault. */
const SHORTEST_MS = 30_000;

export interface Challenge {
  /** The server's "5 + 3 ="; null while it is being fetched or cannot be had. */
  readonly question: Ref<string | null>;
  readonly answer: Ref<string>;
  readonly busy: Ref<boolean>;
  /** No sum can be had: it is tried again by itself. */
  readonly missing: Ref<boolean>;
  /** A fresh sum; the old answer is cleared. */
  renew(): Promise<void>;
  /** What a mutation takes. */
  given(): { id: string; answer: string };
}

/** The arithmetic challenge of a form: single use, so renewed after each try and shortly before it expires. @param ask the graph's `challenge` */
export function useChallenge(ask: () => Promise<{ id: string; question: string; expiresAt: string }>): Challenge {
  const question = ref<string | null>(null);
  const answer = ref('');
  const busy = ref(false);
  const missing = ref(false);
  let id = '';
  let renewal: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const renew = async (): Promise<void> => {
    clearTimeout(renewal);
    busy.value = true;
    let again = SHORTEST_MS;
    try {
      const challenge = await ask();
      ({ id } = challenge);
      question.value = challenge.question;
      answer.value = '';
      missing.value = false;
      again = Math.max(Date.parse(challenge.expiresAt) - Date.now() - RENEW_BEFORE_MS, SHORTEST_MS);
    } catch {
      question.value = null;
      missing.value = true;
    }
    busy.value = false;
    if (!over) renewal = setTimeout(() => void renew(), again);
  };
  onScopeDispose(() => {
    over = true;
    clearTimeout(renewal);
  });
  void renew();
  return { question, answer, busy, missing, renew, given: () => ({ id, answer: answer.value.trim() }) };
}
