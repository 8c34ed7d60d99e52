import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';

const ROOT = join(import.meta.dirname, '../..');
type Texts = { [key: string]: string | Texts };

/** Every text of a catalogue with its key. */
const textsOf = (tree: Texts, prefix = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  );

/** Each front end's catalogue and the kit's, in both languages. */
const catalogues = globSync(['frontends/*/src/{vi,en}.json', 'packages/ui/src/messages.{vi,en}.json'], { cwd: ROOT })
  .toSorted()
  .map((file) => {
    const language = basename(file, '.json').replace('messages.', '');
    return { file, room: dirname(file), language, tree: JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Texts };
  });

/** The values that a text asks for by name. */
const valuesIn = (text: string): string[] => [...text.matchAll(/(?<!\{'[^']*)\{\s*(\w+)\s*\}/g)].map(([, name = '']) => name);

/** What vue-i18n makes of a text: every value and both forms of a plural; what it cannot compile throws or is warned about. */
function rendered({ tree, language }: Pick<(typeof catalogues)[number], 'tree' | 'language'>, key: string, text: string): string[] {
  const { t } = createI18n({ legacy: false, locale: language, messages: { [language]: tree as never }, missingWarn: true, fallbackWarn: true }).global;
  const values = Object.fromEntries(valuesIn(text).map((name) => [name, `<${name}>`]));
  return [t(key, values), t(key, values, 1), t(key, values, 2)];
}

/** What is wrong with a text on the screen, or null. */
function fault(catalogue: Pick<(typeof catalogues)[number], 'tree' | 'language'>, key: string, text: string): string | null {
  try {
    const shown = rendered(catalogue, key, text);
    if (shown.some((words) => words === key || words.trim() === '')) return `${key} is not shown`;
    if (shown.some((words) => /\{\w*\}|@[.:]/.test(words))) return `${key} is shown raw: ${shown[0]}`;
    return null;
  } catch (error) {
    return `${key}: ${String(error)}`;
  }
}

describe('A3-01 every text can be shown', () => {
  it('knows a text that cannot: an "@" that is no link, a brace that is not closed', () => {
    const faulty = { mail: 'ví dụ ten@mien.vn', open: 'còn {n', fine: "ví dụ ten{'@'}mien.vn, còn {n}" };
    const found = Object.entries(faulty).filter(([key, text]) => fault({ tree: faulty, language: 'vi' }, key, text));
    expect(found.map(([key]) => key)).toEqual(['mail', 'open']);
  });

  it.each(catalogues)('$file', (catalogue) => {
    const texts = textsOf(catalogue.tree);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.map(([key, text]) => fault(catalogue, key, text)).filter(Boolean)).toEqual([]);
  });

  it.each([...new Set(catalogues.map(({ room }) => room))])('%s: in Vietnamese and in English, with the same values', (room) => {
    const [en, vi] = ['en', 'vi'].map((language) =>
      catalogues
        .filter((each) => each.room === room && each.language === language)
        .flatMap(({ tree }) => textsOf(tree))
        .map(([key, text]) => `${key}(${valuesIn(text).toSorted().join()})`)
        .toSorted(),
    );
    expect(en).toEqual(vi);
  });
});
