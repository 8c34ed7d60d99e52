import { PToasts } from '@pakn/ui';
import { fault, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h, ref, type Component } from 'vue';
import { DRAFTS } from '../drafts/draft';
import type { Shortcut } from '../keys/shortcuts';
import { mountInConsole, subject } from '../testing/console';
import ActHost from './ActHost.vue';

beforeEach(() => sessionStorage.clear());

const undo = { __typename: 'UndoOffer' as const, action: 'RETURN_TO_OPERATOR' as const, until: '2026-11-23T07:32:00Z' };

/** Hands a case back to the desk, with a reason. */
async function handedBack(answers: Answers, offer: typeof undo | null = undo) {
  const host = ref<{ byKey(shortcut: Shortcut): boolean } | null>(null);
  const shown = ref(subject(['RETURN_TO_OPERATOR']));
  const Held = () => [h(ActHost as Component, { ref: host, subject: shown.value }), h(PToasts)];
  const page = await mountInConsole(
    defineComponent(() => Held),
    { answers: { ReturnToOperator: () => ({ returnToOperator: subject([], { version: 4, undo: offer }) }), ...answers } },
  );
  host.value?.byKey('return-to-operator');
  await flushPromises();
  await page.control('Lý do').setValue('NOT_OURS');
  await page.control('Giải thích').setValue('Đường này do xã quản lý');
  await page.screen.get('form').trigger('submit');
  await flushPromises();
  return { ...page, shown };
}

describe('B-16 an act is taken back from its toast', () => {
  it('the dialog opens again with what was typed in it, once the case is back', async () => {
    const back = subject(['RETURN_TO_OPERATOR'], { version: 5 });
    const { shown, sent, control, screen, button, toasts } = await handedBack({ UndoAction: () => ({ undoAction: back }) });
    await button('Hoàn tác (Z) · 10 giây').trigger('click');
    await flushPromises();
    expect(sent('UndoAction')).toEqual([{ id: 'case-1', version: 4 }]);
    expect(toasts()).toEqual(['Đã hoàn tác']);
    expect(screen.find('form').exists(), 'the case as it was read before').toBe(false);
    shown.value = back;
    await flushPromises();
    expect(control('Giải thích').element.value).toBe('Đường này do xã quản lý');
  });

  it('one that is refused says why and keeps nothing', async () => {
    const late = await handedBack({ UndoAction: () => ({ undoAction: refusal('UNDO_OVER', 'Đã hết thời gian hoàn tác.') }) });
    await late.button('Hoàn tác').trigger('click');
    await flushPromises();
    expect(late.toasts()).toEqual(['Đã hết thời gian hoàn tác.']);
    expect(Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFTS))).toEqual([]);
    expect(late.sent('UndoAction')).toHaveLength(1);
  });

  it('a fault is said; what cannot be taken back has no button', async () => {
    const faulted = await handedBack({ UndoAction: () => Promise.reject(fault('FORBIDDEN')) });
    await faulted.button('Hoàn tác').trigger('click');
    await flushPromises();
    expect(faulted.screen.findAll('.toast.is-error')).toHaveLength(1);
    faulted.close();
    const { screen, toasts } = await handedBack({}, null);
    expect(toasts()).toEqual(['Đã chuyển trả nhân viên trực']);
    expect(screen.find('.toast').text()).not.toContain('Hoàn tác');
  });
});
