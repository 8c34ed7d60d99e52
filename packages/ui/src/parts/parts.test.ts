import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { h, nextTick, type Component } from 'vue';
import { createI18n } from 'vue-i18n';
import StatusChip from '../case/StatusChip.vue';
import en from '../texts/en.json';
import vietnamese from '../texts/vi.json';
import PErrorSummary from './PErrorSummary.vue';
import PFailed from './PFailed.vue';
import PInput from './PInput.vue';
import PTextarea from './PTextarea.vue';
import PToasts from './PToasts.vue';
import { toast, toasts } from './toast';

const show = (part: Component, props: Record<string, unknown>, locale = 'vi') =>
  mount(
    { render: () => h(part, props) },
    { attachTo: document.body, global: { plugins: [createI18n({ legacy: false, locale, messages: { vi: vietnamese, en } })] } },
  );
const keysOf = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    value && typeof value === 'object' && !Array.isArray(value) ? keysOf(value as object, `${path}${key}.`) : [`${path}${key}`],
  );

afterEach(() => {
  document.body.innerHTML = '';
  vi.useRealTimers();
});

describe('a field', () => {
  it('ties label, hint and error to its control', () => {
    const { element } = show(PInput, { label: 'Số điện thoại', hint: 'Mười chữ số', error: 'Nhập số điện thoại' });
    const input = element.querySelector('input');
    const [label] = [...element.querySelectorAll('label')];
    expect(label?.htmlFor).toBe(input?.id);
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    const described = (input?.getAttribute('aria-describedby') ?? '').split(' ').map((id: string) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['Mười chữ số', 'Nhập số điện thoại']);
  });
  it.each([
    ['one line', PInput, 'input'],
    ['several lines', PTextarea, 'textarea'],
  ] as const)('R13 a word that is still being composed (Telex, Gboard) is taken: %s', async (_, part, selector) => {
    const typed: string[] = [];
    const control = show(part, { label: 'Nội dung', modelValue: '', 'onUpdate:modelValue': (text: string) => typed.push(text) }).get<HTMLInputElement>(
      selector,
    );
    await control.trigger('compositionstart');
    control.element.value = 'Ổ g';
    await control.trigger('input');
    expect(typed, 'before the composition ends').toEqual(['Ổ g']);
  });
  it('says nothing of errors when there is none', () => {
    const input = show(PInput, { label: 'Họ tên', optional: true }).element.querySelector('input');
    expect([input?.getAttribute('aria-invalid'), input?.getAttribute('aria-describedby')]).toEqual([null, null]);
  });
  it('counts what is left as people count letters', () => {
    expect(show(PTextarea, { label: 'Nội dung', limit: 5, modelValue: 'Ộ'.normalize('NFD') }).text()).toContain('Còn 4 ký tự');
    expect(show(PTextarea, { label: 'Nội dung', limit: 2, modelValue: 'bốn' }).text()).toContain('Thừa 1 ký tự');
  });
});

describe('the error summary', () => {
  it('takes the focus and leads to the field', async () => {
    document.body.innerHTML = '<input id="phone" />';
    const { element } = show(PErrorSummary, { problems: [{ field: 'phone', message: 'Nhập số điện thoại' }, { message: 'Máy chủ đang bận' }] });
    await nextTick();
    expect(document.activeElement).toBe(document.querySelector('.errsum'));
    document.querySelector<HTMLElement>('.errsum a')?.click();
    expect(document.activeElement?.id).toBe('phone');
    expect(element.parentElement?.textContent).toContain('Còn 2 mục cần bổ sung');
  });
});

describe('what went wrong and what happened', () => {
  it('a failed list names the request id and tries again', async () => {
    const onRetry = vi.fn();
    const shown = show(PFailed, { failure: { kind: 'server', requestId: '7F2C' }, onRetry });
    expect(shown.text()).toContain('Mã lỗi 7F2C');
    await shown.find('button').trigger('click');
    expect(onRetry).toHaveBeenCalledOnce();
  });
  it('a toast is announced politely and goes by itself', async () => {
    vi.useFakeTimers();
    const shown = show(PToasts, {});
    toast({ title: 'Đã sao chép mã', tone: 'ok' });
    await nextTick();
    expect(shown.find('[aria-live=polite]').text()).toContain('Đã sao chép mã');
    vi.advanceTimersByTime(6_000);
    expect(toasts).toHaveLength(0);
  });
  it('A8-01 a status is shape and word; unknown claims read as in progress', () => {
    const chip = show(StatusChip, { status: 'IN_PROGRESS', step: 'SPECIALIST' });
    expect([chip.text(), chip.findAll('svg').length]).toEqual(['Đang xử lý', 1]);
    expect(show(StatusChip, { status: 'IN_PROGRESS', step: 'SPECIALIST', claimed: false }).text()).toBe('Đã tiếp nhận');
    expect(show(StatusChip, { status: 'ANSWERED' }, 'en').text()).toBe('Answered');
  });
});

it('every text of the kit is there in both languages', () => {
  expect(keysOf(en).toSorted()).toEqual(keysOf(vietnamese).toSorted());
});
