import type { CaseEvent } from '@pakn/events/case';
import { checkedFileIds } from '../process/files.ts';
import { permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/** The longest message, in graphemes. */
const LONGEST_MESSAGE = 2_000;

/** Trao đổi: the private exchange of the reporter and the handling agencies, open until the case is closed. Never public. It takes no version: it only adds. */
export function sendMessage(input: { text: string; attachmentIds?: string[] | null }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('MESSAGE', state, rules);
  const text = wordsOf(input.text, { path: 'text', name: { vi: 'nội dung trao đổi', en: 'the message' }, longest: LONGEST_MESSAGE });
  const files = checkedFileIds(input.attachmentIds, 'attachmentIds', rules);
  const fromReporter = rules.actor.sub === state.case.reporterId;
  const agencyId = fromReporter ? null : (rules.actor.agencyId ?? null);
  return [{ type: 'MessageSent', data: { messageId: rules.newId(), fromReporter, agencyId, files }, words: { text } }];
}

/** The uploaded files that it names. */
sendMessage.fileIds = ({ attachmentIds }: { attachmentIds?: string[] | null }): string[] => attachmentIds ?? [];
