import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { givenOf, onlySharedNames } from './shared-names';

/** What the build says of a front end that consists of one file; null: nothing. */
function saidOf(code: string): string | null {
  const plugin = onlySharedNames() as unknown as { transform(this: unknown, code: string, id: string): void; renderStart(this: unknown): void };
  const build = {
    parse: parseAst,
    error(words: string): never {
      throw new Error(words);
    },
  };
  plugin.transform.call(build, code, '/src/Page.ts');
  try {
    plugin.renderStart.call(build);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

test('P11 a front end that takes of Vue what the shell does not give is not built', () => {
  expect(saidOf("import { ref as state, computed } from 'vue';\nimport { useI18n } from 'vue-i18n';")).toBeNull();
  expect(saidOf("import { ref, createSSRApp } from 'vue';")).toContain('createSSRApp of vue, which /src/Page.ts imports');
  expect(saidOf("import { createMemoryHistory } from 'vue-router';")).toContain('createMemoryHistory of vue-router');
  expect(saidOf("import { createSSRApp } from './vue';")).toBeNull();
  expect(givenOf('vue')).toMatch(/shared-vue\.ts$/);
  expect(givenOf('@pakn/ui')).toBeUndefined();
});
