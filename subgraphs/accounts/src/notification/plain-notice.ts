import { parseSupportAnswered, type LoggedEvent } from '@pakn/events';
import type { NoticeToSend } from '../message/add-messages.ts';
import { KIND_OF_NOTICE } from '../message/kind-of-notice.ts';
import type { NoticeParams } from '../message/notice-text.ts';
import type { NoticeKey } from '../message/notice-words.ts';

/** A notice about no case, on its way to one person: an area's digest, an answer in the support chat. */
export interface PlainNotice {
  accountId: string;
  words: NoticeKey;
  params: NoticeParams;
  /** It is sent once for each channel. */
  once: string;
  event: LoggedEvent;
}

/** Where the support chat opens by itself. */
const SUPPORT_PATH = '/?ho_tro=mo';

/** Of the answers in the support chat whose visitors have left it (ADR 0093). */
export const supportAnswersAmong = (events: readonly LoggedEvent[]): PlainNotice[] =>
  events
    .filter(({ type }) => type === 'SupportAnswered')
    .map((event) => {
      const { accountId, conversationId } = parseSupportAnswered(event.data);
      const params = { code: '', due: null, path: SUPPORT_PATH };
      return { accountId, words: 'SUPPORT_ANSWERED', params, once: `SUPPORT_ANSWERED:${conversationId}:${event.at.toISOString()}`, event };
    });

/** By every channel but the app that the person wants. */
export const sendPlain = ({ accountId, words, params, once, event: { at } }: PlainNotice): NoticeToSend => ({
  ...{ accountId, kind: KIND_OF_NOTICE[words], words, params, once, at, delayMs: 0 },
});
