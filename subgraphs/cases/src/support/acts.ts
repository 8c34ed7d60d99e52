import { forbidden } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';
import { botSays, changeConversation, type Changing } from './change-conversation.ts';
import { claim, close } from './conversation-rules.ts';
import type { ConversationRow } from './conversation-row.ts';
import type { ConversationOf } from './open-conversation.ts';
import { takeChoice } from './send-message.ts';

/** Whoever is seen again within this time is not noted again: a signal of presence is written a few times a minute. */
const SEEN_AGAIN_MS = 15_000;

const officer = (context: CasesContext, version: number, { now }: Changing) => ({ officerId: context.subject(), version, now });

/** The visitor asks for an adviser; once is enough. */
export const requestAdviser = (context: CasesContext, of: ConversationOf): Promise<ConversationRow> =>
  changeConversation(context, of, async (changing) => {
    if (changing.side !== 'VISITOR') throw forbidden();
    await takeChoice(context, changing, 'ADVISER');
  });

/** An operator takes a conversation. Of two at once one gets it. */
export const claimConversation = (context: CasesContext, id: string, version: number): Promise<ConversationRow> =>
  changeConversation(context, { id }, async (changing) => {
    const change = claim(changing.found, officer(context, version, changing));
    await changing.become(change);
    await changing.note({ operator_seen_at: changing.now, operator_typed_at: null });
    await changing.say([botSays({ code: 'CLAIMED' })]);
  });

export const closeConversation = (context: CasesContext, id: string, version: number): Promise<ConversationRow> =>
  changeConversation(context, { id }, async (changing) => {
    await changing.become(close(changing.found, officer(context, version, changing)));
    await changing.say([botSays({ code: 'CLOSED' })]);
  });

/** Who is here, and types: kept as two times of each side, never what is typed. An operator counts where the operator has taken the conversation. */
export const signalPresence = (context: CasesContext, of: ConversationOf, isTyping: boolean): Promise<ConversationRow> =>
  changeConversation(context, of, async ({ side, found, now, note }) => {
    if (found.status === 'CLOSED') return;
    if (side === 'OPERATOR' && (found.status !== 'LIVE' || found.operatorId !== context.subject())) return;
    const [seen, typed] = side === 'VISITOR' ? [found.visitorSeenAt, found.visitorTypedAt] : [found.operatorSeenAt, found.operatorTypedAt];
    const isNews = isTyping || typed !== null || seen === null || found.lastSaidAt > seen || now.getTime() - seen.getTime() > SEEN_AGAIN_MS;
    if (!isNews) return;
    const name = side === 'VISITOR' ? 'visitor' : 'operator';
    await note({ [`${name}_seen_at`]: now, [`${name}_typed_at`]: isTyping ? now : null, ...(side === 'VISITOR' ? { tell_at: null } : {}) });
  });
