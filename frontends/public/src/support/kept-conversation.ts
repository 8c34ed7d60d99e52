const KEY = 'pakn.support';

/** The conversation that this browser keeps; the shell looks whether there is one. */
export interface KeptConversation {
  id: string;
  /** Null: it is the account's of whoever is signed in. */
  token: string | null;
}

export function keptConversation(): KeptConversation | null {
  try {
    const { id, token = null } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<KeptConversation>;
    return id ? { id, token } : null;
  } catch {
    return null;
  }
}
export const keepConversation = (kept: KeptConversation): void => localStorage.setItem(KEY, JSON.stringify(kept));
export const forgetConversation = (): void => localStorage.removeItem(KEY);
