import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { defineComponent, h, reactive } from 'vue';
import { createI18n } from 'vue-i18n';
import en from '../texts/en.json';
import vietnamese from '../texts/vi.json';
import PInput from '../parts/PInput.vue';
import PForm from './PForm.vue';
import { placeRefusal, type RefusalAnswer } from './place-refusal';
import { useForm, type Form, type NotDone } from './use-form';

const refusal = (code: string, ...paths: string[]): RefusalAnswer => ({
  code,
  message: `${code}!`,
  fields: paths.map((path) => ({ path, code: 'INVALID_INPUT', message: `${path}!` })),
});

describe('A3-01 A8-10 a refusal stands beside the fields that it is about', () => {
  const words = ({ message }: { message: string }): string => message;
  const fields = ['title', 'place', 'lead', 'files', 'challenge'] as const;
  const place = (given: RefusalAnswer) =>
    placeRefusal(given, { fields, paths: { leadAgencyId: 'lead', attachmentIds: 'files' }, codes: { PHONE_TAKEN: 'title' } }, words);

  it.each([
    ['title', 'title'],
    ['input.title', 'title'],
    ['input.place.address', 'place'],
    ['input.leadAgencyId', 'lead'],
    ['input.attachmentIds.0', 'files'],
    ['challenge.answer', 'challenge'],
  ])('%s', (path, field) => {
    expect(place(refusal('INVALID_INPUT', path))).toEqual({ fields: { [field]: `${path}!` }, message: null });
  });

  it.each([
    ['CHALLENGE_WRONG', 'challenge'],
    ['FILE_NOT_READY', 'files'],
    ['PHONE_TAKEN', 'title'],
  ])('%s without a path', (code, field) => {
    expect(place(refusal(code))).toEqual({ fields: { [field]: `${code}!` }, message: null });
  });

  it('what belongs to no field of the form is said for the whole, once', () => {
    expect(place(refusal('TRY_LATER'))).toEqual({ fields: {}, message: 'TRY_LATER!' });
    expect(place(refusal('INVALID_INPUT', 'input.kind', 'input.kind', 'input.title'))).toEqual({ fields: { title: 'input.title!' }, message: 'input.kind!' });
    expect(placeRefusal(refusal('OTP_WRONG'), { fields }, words).message, 'a form without that field').toBe('OTP_WRONG!');
  });
});

/** A form of two fields, and what sending it answers. */
function open(send: () => Promise<NotDone<'name' | 'phone'> | null | undefined>, locale = 'vi') {
  const values = reactive({ name: '', phone: '' });
  let form!: Form<'name' | 'phone'>;
  const Page = defineComponent({
    setup() {
      form = useForm({ fields: ['name', 'phone'] as const, values: () => values, check: () => ({ name: values.name ? null : 'Nhập họ tên' }) });
      const field = (name: 'name' | 'phone') =>
        h(PInput, { ...form.bind(name), label: name, modelValue: values[name], 'onUpdate:modelValue': (text: string) => (values[name] = text) });
      return () => h(PForm<'name' | 'phone'>, { form, onSubmit: () => void form.submit(send) }, () => [field('name'), field('phone')]);
    },
  });
  const shown = mount(Page, { attachTo: document.body, global: { plugins: [createI18n({ legacy: false, locale, messages: { vi: vietnamese, en } })] } });
  const type = (index: number, text: string): Promise<void> => shown.findAll('input')[index]?.setValue(text) ?? Promise.resolve();
  const submit = async (): Promise<void> => {
    await shown.get('form').trigger('submit');
    await flushPromises();
  };
  const typed = (): string[] => shown.findAll('input').map(({ element }) => element.value);
  const beside = (): string[] => shown.findAll('.field .err').map((error) => error.text());
  const summary = (): string => shown.find('.errsum').text();
  return { form, shown, values, type, submit, typed, beside, summary };
}

describe('A3-01 a form', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it('is not sent while something is missing: it stands beside the field and in the summary, which takes the focus and leads to the field', async () => {
    let sent = 0;
    const { submit, beside, shown, type } = open(async () => ((sent += 1), null));
    await submit();
    expect([sent, beside()]).toEqual([0, ['Nhập họ tên']]);
    expect(document.activeElement).toBe(shown.get('.errsum').element);
    await shown.get('.errsum a').trigger('click');
    expect(document.activeElement).toBe(shown.findAll('input')[0]?.element);
    await type(0, 'Lê Thị A');
    expect(beside(), 'right now: gone at once').toEqual([]);
    await type(0, '');
    await type(1, '0905');
    await submit();
    await type(0, 'Lê Thị A');
    await submit();
    expect(sent).toBe(1);
  });

  it('keeps what was typed when it is refused, and what the server said until that field is changed', async () => {
    const { submit, beside, typed, type } = open(async () => refusal('INVALID_INPUT', 'input.phone'));
    await type(0, 'Lê Thị A');
    await type(1, '12');
    await submit();
    expect([beside(), typed()]).toEqual([['input.phone!'], ['Lê Thị A', '12']]);
    await type(0, 'Lê Thị B');
    expect(beside()).toEqual(['input.phone!']);
    await type(1, '0905123456');
    expect(beside()).toEqual([]);
  });

  it('keeps what was typed when nothing answers, and says so with the request id', async () => {
    const fault = { graphQLErrors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: '7F2C' } }] };
    const { submit, summary, typed, type } = open(() => Promise.reject(Object.assign(new Error('x'), fault)));
    await type(0, 'Lê Thị A');
    await submit();
    expect(summary()).toBe('Chưa thực hiện đượcMáy chủ đang gặp sự cố. Hãy thử lại sau ít phút. Mã lỗi 7F2C');
    expect(typed()).toEqual(['Lê Thị A', '']);
  });

  it('takes an empty answer for a fault, never for a success', async () => {
    const { form, submit, type } = open(() => Promise.resolve(undefined));
    await type(0, 'Lê Thị A');
    await submit();
    expect(form.message.value).toContain('Máy chủ đang gặp sự cố');
  });

  it('is sent once at a time', async () => {
    let sent = 0;
    let answer!: (done: null) => void;
    const { form, submit, type } = open(() => ((sent += 1), new Promise((resolve) => (answer = resolve))));
    await type(0, 'Lê Thị A');
    await submit();
    await submit();
    expect([sent, form.busy.value]).toEqual([1, true]);
    answer(null);
    await flushPromises();
    expect(form.busy.value).toBe(false);
  });

  it('speaks English by the vocabulary', async () => {
    const { submit, summary, type } = open(async () => refusal('TRY_LATER'), 'en');
    await type(0, 'A');
    await submit();
    expect(summary()).toBe('This was not doneToo many attempts. Try again later.');
  });
});
