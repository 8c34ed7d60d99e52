// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { useDepth } from './use-depth';

const listed = (): ReturnType<typeof useDepth> => {
  let depth: ReturnType<typeof useDepth> | undefined;
  mount(defineComponent({ setup: () => ((depth = useDepth()), () => h('p')) }));
  return depth as ReturnType<typeof useDepth>;
};

it('A6-01 Back: an entry of the history knows how many rows its list showed, and keeps what else it knows', () => {
  history.replaceState({ back: '/', scroll: { top: 900 } }, '');
  expect(listed().first()).toBe(20);
  listed().keep(80);
  expect(listed().first()).toBe(80);
  expect(history.state).toEqual({ back: '/', scroll: { top: 900 }, listed: 80 });
  listed().keep(240);
  expect(listed().first(), 'the graph answers a hundred at once').toBe(100);
  history.pushState({}, '');
  expect(listed().first(), 'another search begins anew').toBe(20);
});

it('A6-01 Back: what somebody else wrote there is no number of rows', () => {
  for (const strange of ['x', -4, 3.5, null, {}]) {
    history.replaceState({ listed: strange }, '');
    expect(listed().first()).toBe(20);
  }
});
