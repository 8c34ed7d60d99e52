import { refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseAction } from '../gql/graphql';
import { mountInConsole, subject, type WholeCase } from '../testing/console';
import SetPlace from './SetPlace.vue';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

const nowhere = { __typename: 'Place', address: '', lon: null, lat: null, approximate: false, ward: null } as unknown as WholeCase['place'];
const TriageWards = (): Record<string, unknown> => ({ wards: [{ __typename: 'Ward', code: '22366', name: 'Phường Nha Trang', lon: 109.19, lat: 12.24 }] });
const open = (answers: Answers = {}, actions: CaseAction[] = ['EDIT'], place = nowhere): ReturnType<typeof mountInConsole> => {
  const found = subject(actions, { place });
  return mountInConsole(SetPlace, { props: { subject: found, of: found }, answers: { TriageWards, ...answers } });
};
const dialog = (): HTMLElement => document.querySelector<HTMLElement>('[role=dialog]') as HTMLElement;

describe('B-32 the place of a report that came without one', () => {
  it('is typed and saved on the version that the desk sees', async () => {
    const { screen, control, sent, emitted } = await open({ SetPlace: () => ({ editCase: subject(['EDIT'], { version: 4 }) }) });
    await screen.get('[data-testid=set-place]').trigger('click');
    await flushPromises();
    await control('Địa chỉ').setValue('Trước số 86 Lê Lợi');
    await control('Xã, phường').setValue('22366');
    dialog().querySelector<HTMLElement>('[data-testid=confirm]')?.click();
    await flushPromises();
    expect(sent('SetPlace')).toEqual([{ id: 'case-1', version: 3, place: { address: 'Trước số 86 Lê Lợi', wardCode: '22366' } }]);
    expect([emitted('done').length, dialog()]).toEqual([1, null]);
  });

  it('asks for an address before it asks the server; what is refused is said, and what was typed stays', async () => {
    const { screen, control, sent, problems } = await open({ SetPlace: () => ({ editCase: refusal('NOT_NOW', 'Không thể thực hiện') }) });
    await screen.get('[data-testid=set-place]').trigger('click');
    await flushPromises();
    dialog().querySelector<HTMLElement>('[data-testid=confirm]')?.click();
    await flushPromises();
    expect([problems(), sent('SetPlace')]).toEqual([['Nhập địa chỉ hoặc chọn một điểm trên bản đồ'], []]);
    await control('Địa chỉ').setValue('Chợ Đầm');
    dialog().querySelector<HTMLElement>('[data-testid=confirm]')?.click();
    await flushPromises();
    expect([control('Địa chỉ').element.value, dialog().textContent?.includes('Không thể thực hiện')]).toEqual(['Chợ Đầm', true]);
  });

  it('is not offered where there is a point, or to who may not edit', async () => {
    const there = { ...nowhere, lon: 109.19, lat: 12.24 } as WholeCase['place'];
    for (const page of [await open({}, ['EDIT'], there), await open({}, ['MESSAGE'])]) expect(page.screen.find('[data-testid=set-place]').exists()).toBe(false);
  });
});
