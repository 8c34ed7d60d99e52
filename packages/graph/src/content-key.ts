/**
 * The key of a mutation that a person may send again: the same content carries the same key, so that a lost answer is given again; changed content has a
 * new one, because the server refuses a key that was used for something else.
 * @returns for a content (by its JSON) the key to send it under
 */
export function contentKey(): (content: unknown) => string {
  let last: { content: string; key: string } | null = null;
  return (given) => {
    const content = JSON.stringify(given);
    if (last?.content !== content) last = { content, key: crypto.randomUUID() };
    return last.key;
  };
}
