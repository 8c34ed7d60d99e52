import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import { compileMessage } from '../../packages/ui/src/texts/compile-message.ts';

const ROOT = join(import.meta.dirname, '../..');
type Texts = { [key: string]: string | Texts };

/** Every text of a catalogue with its key. */
const textsOf = (tree: Texts, prefix = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  );

/** Each front end's catalogue and the kit's, in both languages. */
const catalogues = globSync(['frontends/*/src/{vi,en}.json', 'packages/ui/src/texts/{vi,en}.json'], { cwd: ROOT })
  .toSorted()
  .map((file) => {
    return { file, room: dirname(file), language: basename(file, '.json'), tree: JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Texts };
  });

/** The values that a text asks for by name. */
const valuesIn = (text: string): string[] => [...text.matchAll(/(?<!\{'[^']*)\{\s*(\w+)\s*\}/g)].map(([, name = '']) => name);

/** What stands on the screen, with every value. */
function rendered({ tree, language }: Pick<(typeof catalogues)[number], 'tree' | 'language'>, key: string, text: string): string {
  const { t } = createI18n({ legacy: false, locale: language, messages: { [language]: tree as never }, messageCompiler: compileMessage }).global;
  return t(key, Object.fromEntries(valuesIn(text).map((name) => [name, `<${name}>`])));
}

/** What is wrong with a text on the screen, or null. */
function fault(catalogue: Pick<(typeof catalogues)[number], 'tree' | 'language'>, key: string, text: string): string | null {
  try {
    const shown = rendered(catalogue, key, text);
    if (shown === key || shown.trim() === '') return `${key} is not shown`;
    // A brace that is not closed, a plural and a link: this is not compiled.
    if (/[{}]| \| |@[.:]/.test(shown)) return `${key} is shown raw: ${shown}`;
    return null;
  } catch (error) {
    return `${key}: ${String(error)}`;
  }
}

describe('A3-01 every text can be shown', () => {
  it('knows a text that cannot: a brace that is not closed, a plural, a link', () => {
    const faulty = { open: 'còn {n', plural: 'một | nhiều', link: '@:open', fine: "ví dụ ten{'@'}mien.vn, còn {n}" };
    const found = Object.entries(faulty).filter(([key, text]) => fault({ tree: faulty, language: 'vi' }, key, text));
    expect(found.map(([key]) => key)).toEqual(['open', 'plural', 'link']);
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
