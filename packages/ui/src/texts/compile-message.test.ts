import { expect, test } from 'vitest';
import { createI18n } from 'vue-i18n';
import { compileMessage } from './compile-message';

test('P11b texts with values read as vue-i18n reads them', () => {
  const texts = {
    plain: 'Đã gửi',
    one: 'còn {n} ngày',
    ends: '{a} và { b }',
    at: "ví dụ ten{'@'}mien.vn",
    nested: { deep: 'sâu {n}' },
    list: ['không', 'một'],
  };
  const [ours, theirs] = [{ messageCompiler: compileMessage }, {}].map(
    (options) => createI18n({ legacy: false, locale: 'vi', messages: { vi: texts }, ...options }).global,
  );
  for (const key of ['plain', 'one', 'ends', 'at', 'nested.deep', 'list[1]'])
    expect(ours?.t(key, { n: 3, a: 'một', b: 2 }), key).toBe(theirs?.t(key, { n: 3, a: 'một', b: 2 }));
  expect(ours?.t('one', { n: 3 })).toBe('còn 3 ngày');
  expect(ours?.tm('list')).toEqual(['không', 'một']);
});
