import { isId, notFound, type Identity } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { CONVERSATION, withTimes, type ConversationRow } from './conversation-row.ts';
import { tokenHash } from './visitor-token.ts';

/** Which conversation is meant, and what a visitor shows who is not signed in. */
export interface ConversationOf {
  id: string;
  token?: string | null | undefined;
}
export type Side = 'VISITOR' | 'OPERATOR';

const isOperator = ({ kind, roles }: Identity): boolean => kind === 'OFFICER' && roles.includes('OPERATOR');
/** The account of a visitor. Officers answer here, they do not ask; who reports without an account shows a token, as any visitor. */
export const visitorAccount = ({ kind, sub }: Identity): string | null => (kind === 'INDIVIDUAL' || kind === 'ORGANIZATION' ? (sub ?? null) : null);

const MINE = `select ${CONVERSATION}, (token_hash = $2) is true as shown from cases.support_conversation where id = $1`;
const NEWEST = `select ${CONVERSATION} from cases.support_conversation where account_id = $1 order by started_at desc, id desc limit 1`;

interface Sql {
  <R>(text: string, values: unknown[]): Promise<R[]>;
}
export const sqlOf =
  (pool: Pool): Sql =>
  async <R>(text: string, values: unknown[]) =>
    (await pool.query(text, values)).rows as R[];

export interface Opened {
  found: ConversationRow;
  side: Side;
}

/** The conversation for one of the two who take part in it: its visitor, by the account or the token, or an operator. Null for everybody else, as when there is none. */
export async function findConversation(sql: Sql, identity: Identity, of: ConversationOf): Promise<Opened | null> {
  if (!isId(of.id)) return null;
  const [row] = await sql<ConversationRow & { shown: boolean }>(MINE, [of.id, of.token ? tokenHash(of.token) : null]);
  if (!row) return null;
  const { shown, ...found } = row;
  const account = visitorAccount(identity);
  const isVisitor = shown || (account !== null && found.accountId === account);
  if (!isVisitor && !isOperator(identity)) return null;
  return { found: withTimes(found), side: isVisitor ? 'VISITOR' : 'OPERATOR' };
}

/** The same. @throws NOT_FOUND for everybody else */
export async function openConversation(sql: Sql, identity: Identity, of: ConversationOf): Promise<Opened> {
  const opened = await findConversation(sql, identity, of);
  if (!opened) throw notFound();
  return opened;
}

/** The newest conversation of whoever is signed in; null: there is none. */
export async function newestConversation(sql: Sql, identity: Identity): Promise<ConversationRow | null> {
  const account = visitorAccount(identity);
  const [found] = account === null ? [] : await sql<ConversationRow>(NEWEST, [account]);
  return found ? withTimes(found) : null;
}

/** As an entity of the graph, named by its id alone: for the account that has begun it, and for operators. */
export const conversationByReference = async (pool: Pool, identity: Identity, id: string): Promise<ConversationRow | null> =>
  (await findConversation(sqlOf(pool), identity, { id }))?.found ?? null;
