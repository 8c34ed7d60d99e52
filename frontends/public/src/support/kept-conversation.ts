const KEY = 'pakn.support';

/** The conversation of a visitor who is not signed in, as this browser keeps it. */
export interface KeptConversation {
  id: string;
  token: string;
}

export function keptConversation(): KeptConversation | null {
  try {
    const { id, token } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<KeptConversation>;
    return id && token ? { id, token } : null;
  } catch {
    return null;
  }
}
export const keepConversation = (kept: KeptConversation): void => localStorage.setItem(KEY, JSON.stringify(kept));
export const forgetConversation = (): void => localStorage.removeItem(KEY);
