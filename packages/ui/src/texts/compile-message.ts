import type { ComposerOptions } from 'vue-i18n';

type Compiler = NonNullable<ComposerOptions['messageCompiler']>;
type Message = ReturnType<Compiler>;
/** What vue-i18n gives a message: parts become one text. */
interface Context {
  normalize(parts: unknown[]): unknown;
  interpolate(value: unknown): unknown;
  named(name: string): unknown;
}

/** `{name}`, or `{'@'}` for what would mean something else. */
const PART = /\{\s*(?:'([^']*)'|(\w+))\s*\}/;
const compiled = new Map<string, Message>();

/**
 * Texts of the product are words with named values in them; vue-i18n's own compiler, for plurals, links and lists too, is a third of that library.
 * For `createI18n({ messageCompiler })`.
 */
export const compileMessage: Compiler = (message) => {
  const text = String(message);
  const known = compiled.get(text);
  if (known) return known;
  // Split by a pattern with two groups: words, a literal, a name, words, …
  const parts = text.split(PART);
  const made = ((context: Context) =>
    context.normalize(
      parts.flatMap((part, place) => {
        if (part === undefined) return [];
        return [place % 3 === 2 ? context.interpolate(context.named(part)) : part];
      }),
    )) as unknown as Message;
  compiled.set(text, made);
  return made;
};
