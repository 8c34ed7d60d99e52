import { expect, test } from 'vitest';
import { classesIn, wordsIn } from './unused-classes.mjs';

test('P11 the classes of a sheet: of its selectors only', () => {
  const css =
    '/* .old */ .a.b > .c-d:hover, .e:not(.f) { color: rgb(0 0 0 / .5); background: url("x.png") } @media (min-width: 1.5rem) { .g { margin: .5rem } } @keyframes k { 12.5% { top: 0 } }';
  expect([...classesIn(css)]).toEqual(['a', 'b', 'c-d', 'e', 'f', 'g']);
});

test('P11 what a component may put into a class: its texts, the names in :class, beginnings of what is computed; not its other words', () => {
  const source = [
    "<script setup lang=\"ts\">import x from './rows.css'; const tone = `st-${kind}`; const k = ['one', 'two words'];</script>",
    '<template><p class="row wide" :class="{ \'is-on\': on, late }" :title="t(\'list.title\')">prose</p></template>',
  ].join('\n');
  const { words, begun } = wordsIn(source);
  expect(['row', 'wide', 'is-on', 'late', 'one', 'words'].filter((word) => !words.has(word))).toEqual([]);
  expect(['prose', 'title', 'rows'].filter((word) => words.has(word))).toEqual([]);
  expect([...begun]).toEqual(['st-']);
});
