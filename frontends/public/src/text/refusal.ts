import { requestFailure } from '@pakn/graph';

/** What a mutation answers when it does not do what was asked. */
export interface RefusalAnswer {
  __typename: 'Refusal';
  code: string;
  message: string;
  fields: readonly { path: string; code: string; message: string }[];
}
type Translate = (key: string, named?: Record<string, unknown>) => string;

/** A refusal's text in the reader's language; the server's own (Vietnamese) words when the catalogue lacks the code. */
export function wordsOf(refusal: { code: string; message: string }, t: Translate, te: (key: string) => boolean): string {
  const key = `public.refusal.${refusal.code}`;
  return te(key) ? t(key) : refusal.message;
}

/** A fault (no answer at all) in words, with the request id where there is one. */
export function faultWords(error: unknown, t: Translate): string {
  const { kind, requestId } = requestFailure(error);
  return `${t(`ui.failure.${kind}`)}${requestId ? ` ${t('ui.failure.code', { id: requestId })}` : ''}`;
}
