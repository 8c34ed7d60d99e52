import { mount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { useKeptList, type KeptList } from './use-kept-list';

afterEach(() => history.replaceState(null, ''));

function open(view = 'ALL') {
  let kept!: KeptList;
  const shown = ref(view);
  const list = mount(
    defineComponent({
      setup() {
        kept = useKeptList(() => shown.value);
        return () => h('ul');
      },
    }),
  );
  return { kept, shown, list };
}

it('A8-01 length and place of a work list are found again in the same entry of the history', () => {
  history.replaceState({ back: '/', position: 3 }, '');
  const first = open();
  expect([first.kept.rows(), first.kept.top()]).toEqual([0, 0]);
  first.kept.keep({ rows: 150 });
  first.kept.keep({ top: 2400.5 });
  expect(history.state, 'the router’s own things stay').toMatchObject({ back: '/', position: 3 });
  first.list.unmount();
  const again = open();
  expect([again.kept.rows(), again.kept.top()]).toEqual([150, 2400]);
});

it('what was kept of another queue, by a page that is gone, or by somebody else is not used', () => {
  const { kept, shown, list } = open();
  kept.keep({ rows: 150, top: 90 });
  shown.value = 'OVERDUE';
  expect([kept.rows(), kept.top()]).toEqual([0, 0]);
  list.unmount();
  kept.keep({ rows: 7 });
  expect(open().kept.rows(), 'a page that was left writes into no other page’s entry').toBe(150);
  for (const foreign of [{ view: 'ALL', rows: -5, top: 'x' }, { view: 'ALL' }, 7, null]) {
    history.replaceState({ worklist: foreign }, '');
    expect([open().kept.rows(), open().kept.top()]).toEqual([0, 0]);
  }
  history.replaceState({ worklist: { view: 'ALL', rows: 1e9, top: 1 } }, '');
  expect(open().kept.rows(), 'nobody waits for a million rows').toBe(500);
});
