import { DomainError } from '@pakn/service-kit/rules';
import type { Label } from '@pakn/vocabulary';
import type { ConversationRow } from './conversation-row.ts';

/** An operator who was not seen for so long has left: a colleague may take the conversation over. */
export const GONE_AFTER_MS = 3 * 60_000;
/** Whoever sends more within a minute is asked to wait; nobody types so fast. */
export const MOST_A_MINUTE = 20;
/** A longer conversation is begun anew. */
export const MOST_MESSAGES = 500;
/** In graphemes. */
export const LONGEST_TEXT = 2_000;

type State = Pick<ConversationRow, 'status' | 'operatorId' | 'version' | 'waitingSince' | 'operatorSeenAt'>;
/** What an act changes. */
export type Change = Partial<Pick<ConversationRow, 'status' | 'operatorId' | 'waitingSince' | 'closedAt' | 'caseId'>>;

const OVER: Label = { vi: 'Cuộc trò chuyện đã kết thúc. Hãy bắt đầu cuộc trò chuyện mới.', en: 'This conversation is over. Begin a new one.' };
const CHANGED: Label = { vi: 'Cuộc trò chuyện vừa thay đổi. Hãy xem lại.', en: 'The conversation has just changed. Look at it again.' };
const TAKEN: Label = { vi: 'Cuộc trò chuyện đã có tư vấn viên khác tiếp nhận.', en: 'Another adviser has taken this conversation.' };
const UNCLAIMED: Label = { vi: 'Hãy tiếp nhận cuộc trò chuyện trước.', en: 'Take the conversation first.' };
const NOT_ASKED: Label = { vi: 'Người dân chưa yêu cầu gặp tư vấn viên.', en: 'The visitor has not asked for an adviser.' };
const TOO_LONG: Label = { vi: 'Cuộc trò chuyện đã quá dài. Hãy bắt đầu cuộc trò chuyện mới.', en: 'This conversation is too long. Begin a new one.' };

const notNow = (message: Label): DomainError => new DomainError('NOT_NOW', { message });

/** @throws STALE_VERSION when it was changed since it was seen */
export function asSeen(state: State, version: number): void {
  if (state.version !== version) throw new DomainError('STALE_VERSION', { message: CHANGED });
}

/** @throws NOT_NOW when it is closed or has too many messages */
export function maySay({ status, said }: Pick<ConversationRow, 'status' | 'said'>): void {
  if (status === 'CLOSED') throw notNow(OVER);
  if (said >= MOST_MESSAGES) throw notNow(TOO_LONG);
}

/** An operator writes where the operator has taken it. @throws NOT_NOW */
export function mayAnswer({ status, operatorId }: State, officerId: string): void {
  if (status === 'CLOSED') throw notNow(OVER);
  if (status !== 'LIVE') throw notNow(UNCLAIMED);
  if (operatorId !== officerId) throw notNow(TAKEN);
}

/** The visitor asks for an adviser; null: one was asked for already. @throws NOT_NOW */
export function askForAdviser({ status }: State, now: Date): Change | null {
  if (status === 'CLOSED') throw notNow(OVER);
  return status === 'BOT' ? { status: 'WAITING', waitingSince: now } : null;
}

/** An operator takes it: one that waits, or one whose operator has left. @throws STALE_VERSION, NOT_NOW */
export function claim(state: State, { officerId, version, now }: { officerId: string; version: number; now: Date }): Change {
  asSeen(state, version);
  if (state.status === 'CLOSED') throw notNow(OVER);
  if (state.status === 'BOT') throw notNow(NOT_ASKED);
  const isGone = now.getTime() - (state.operatorSeenAt?.getTime() ?? 0) > GONE_AFTER_MS;
  if (state.status === 'LIVE' && state.operatorId !== officerId && !isGone) throw notNow(TAKEN);
  return { status: 'LIVE', operatorId: officerId };
}

/** Closed by whoever has it; one that waits by any operator. @throws STALE_VERSION, NOT_NOW */
export function close(state: State, { officerId, version, now }: { officerId: string; version: number; now: Date }): Change {
  asSeen(state, version);
  if (state.status === 'CLOSED') throw notNow(OVER);
  if (state.status === 'LIVE' && state.operatorId !== officerId) throw notNow(TAKEN);
  return { status: 'CLOSED', closedAt: now };
}
