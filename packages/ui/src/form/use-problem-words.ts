import { requestFailure } from '@pakn/graph';
import { isCodeOf, REFUSAL } from '@pakn/vocabulary';
import { useI18n } from 'vue-i18n';

export interface ProblemWords {
  /** The server's own words are Vietnamese, and more exact than the vocabulary's; other readers get the vocabulary's for the code. */
  refusal(problem: { code: string; message: string }): string;
  /** A fault (no answer at all), with the request id where there is one. */
  fault(error: unknown): string;
}

/** Refusals and faults in the reader's language. */
export function useProblemWords(): ProblemWords {
  const { t, locale } = useI18n();
  return {
    refusal: ({ code, message }) => (locale.value === 'en' && isCodeOf(REFUSAL, code) ? REFUSAL[code].en : message),
    fault(error) {
      const { kind, requestId } = requestFailure(error);
      return `${t(`ui.failure.${kind}`)}${requestId ? ` ${t('ui.failure.code', { id: requestId })}` : ''}`;
    },
  };
}
