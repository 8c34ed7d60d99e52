import { DomainError, newId } from '@pakn/service-kit';
import { SUPPORT_CHOICES, type SupportChoiceCode } from '@pakn/vocabulary';
import { writing } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { challengeRequired, takeChallenge, type GivenChallenge } from '../filing/take-challenge.ts';
import { portalOf } from '../reference/portal.ts';
import { announceChange, botSays, changing } from './change-conversation.ts';
import { CONVERSATION, withTimes, type ConversationRow } from './conversation-row.ts';
import { limitStarts } from './limit-starts.ts';
import { newestConversation, sqlOf, visitorAccount } from './open-conversation.ts';
import { readText, takeChoice, takeQuestion } from './send-message.ts';
import { newVisitorToken, tokenHash } from './visitor-token.ts';

export interface Begun {
  text: string | null | undefined;
  choice: SupportChoiceCode | null;
  challenge: GivenChallenge | null | undefined;
}
export interface Started {
  conversation: ConversationRow;
  /** Null for whoever is signed in. */
  token: string | null;
}

const BEGIN = `insert into cases.support_conversation (id, account_id, token_hash, status, started_at, last_said_at, visitor_seen_at) values ($1, $2, $3, 'BOT', $4, $4, $4)
  on conflict (account_id) where status <> 'CLOSED' and account_id is not null do nothing returning ${CONVERSATION}`;

/**
 * Begins a conversation: the greeting, and what the visitor said or chose with the helper's answer. Whoever is signed in has one at a time: the open one is
 * answered. Whoever is not solves a sum.
 * @throws CHALLENGE_*, TRY_LATER, INVALID_INPUT
 */
export async function startSupport(context: CasesContext, { text, choice, challenge }: Begun): Promise<Started> {
  const { services, identity } = context;
  const account = visitorAccount(identity);
  const words = text?.trim() ? readText(text) : null;
  const open = account === null ? null : await newestConversation(sqlOf(services.pool), identity);
  if (open && open.status !== 'CLOSED') return { conversation: open, token: null };
  if (account === null && !challenge) throw challengeRequired();
  await limitStarts(context, services.clock.now());
  const token = account === null ? newVisitorToken() : null;
  // Looked for before the transaction: it may not take a second connection.
  const answer = words === null ? [] : await takeQuestion(context, words);
  const conversation = await writing(services, async (write) => {
    const [at] = await write.sql<{ now: string }>('select cases.now() as now');
    const now = new Date(at?.now ?? Number.NaN);
    if (account === null && challenge) await takeChallenge(write, { key: services.settings.sealKey, challenge, now });
    const [row] = await write.sql<ConversationRow>(BEGIN, [newId(), account, token === null ? null : tokenHash(token), now]);
    // Two tabs at once: the other one has begun it.
    if (!row) throw new DomainError('NOT_NOW', { message: { vi: 'Cuộc trò chuyện đã được mở.', en: 'The conversation is open already.' } });
    const begun = { ...changing(write, withTimes(row), now), side: 'VISITOR' as const };
    const greeting = botSays({ code: 'GREETING', system: portalOf(services.reference).systemName }, { choices: [...SUPPORT_CHOICES] });
    await begun.say([greeting, ...answer]);
    if (choice) await takeChoice(context, begun, choice);
    const [stored] = await write.sql<ConversationRow>(`select ${CONVERSATION} from cases.support_conversation where id = $1`, [row.id]);
    return withTimes(stored ?? row);
  });
  await announceChange(services);
  return { conversation, token };
}
