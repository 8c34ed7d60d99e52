import { refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h, ref, type Component } from 'vue';
import type { Subject } from '../case/use-open-case';
import { mountInConsole, ROADS, subject, WATER, type WholeCase } from '../testing/console';
import TriageDecision from './TriageDecision.vue';

beforeEach(() => sessionStorage.clear());

async function open(answers: Answers = {}, actions: Subject['viewerActions'] = ['ASSIGN', 'CLAIM', 'REJECT']) {
  const page = await mountInConsole(TriageDecision, { props: { subject: subject(actions), busy: false }, answers });
  const send = async (): Promise<void> => {
    await page.screen.get('form').trigger('submit');
    await flushPromises();
  };
  const chooseLead = async (): Promise<void> => {
    await page.control('Đơn vị xử lý chính').setValue('so xay dung');
    await page.screen.get('[role=option]').trigger('mousedown');
  };
  return { ...page, send, chooseLead };
}

describe('A8-11 B-01 the decision at the desk', () => {
  it('one press accepts and sends; the category stays as it is and is not named', async () => {
    const { send, chooseLead, sent, emitted } = await open({ AssignCase: () => ({ assignCase: subject([], { version: 4 }) }) });
    await chooseLead();
    await send();
    expect(emitted('decided').length).toBe(1);
    expect(sent('AssignCase')).toEqual([
      {
        id: 'case-1',
        version: 3,
        input: { leadAgencyId: ROADS.id, coordinatorAgencyIds: [], urgency: 'QUICK', makePublic: true, comment: null, notifyBySms: false },
      },
    ]);
  });

  it('another category brings its urgency and publicity, and goes with the assignment', async () => {
    const { send, chooseLead, sent, control } = await open({ AssignCase: () => ({ assignCase: subject([], { version: 5 }) }) });
    await control('Chuyên mục').setValue('WATER');
    await chooseLead();
    await send();
    expect(sent('AssignCase')).toMatchObject([{ version: 3, input: { categoryCode: 'WATER', urgency: 'URGENT', makePublic: false } }]);
  });

  it('when it is refused the choice stays, and the reason is said', async () => {
    const { send, chooseLead, control, screen } = await open({ AssignCase: () => ({ assignCase: refusal('NOT_NOW', 'Không thể thực hiện') }) });
    await control('Chuyên mục').setValue('WATER');
    await chooseLead();
    await send();
    expect(control('Chuyên mục').element.value).toBe('WATER');
    expect(screen.get('[role=alert].banner').text()).toBe('Không thể thực hiện');
  });

  it('asks for the agency before it asks the server; the summary leads to the field', async () => {
    const { send, sent, problems, screen, control } = await open();
    await send();
    expect([problems(), sent('AssignCase')]).toEqual([['Chọn đơn vị xử lý chính'], []]);
    await screen.get('.errsum a').trigger('click');
    expect(document.activeElement).toBe(control('Đơn vị xử lý chính').element);
  });

  it('B-16 a suggestion is taken by its number, Enter in the category sends, Esc leads back to the decision', async () => {
    const here = { ...subject(['ASSIGN']).place, ward: { __typename: 'Ward', code: '22366', name: 'Nha Trang' } } as WholeCase['place'];
    const returned = { suggestedAgency: { __typename: 'Agency', id: WATER.id, name: WATER.name } } as never;
    const decision = ref<{ byKey(shortcut: string): boolean } | null>(null);
    const Held = () => h(TriageDecision as Component, { ref: decision, subject: subject(['ASSIGN'], { returned, place: here }), busy: false });
    const page = await mountInConsole(
      defineComponent(() => Held),
      {
        answers: {
          OfficerUsualLeads: () => ({
            statistics: {
              __typename: 'Statistics',
              byAgency: [
                {
                  __typename: 'AgencyPerformance',
                  agency: ROADS,
                  row: { __typename: 'PerformanceRow', total: 34, handled: { __typename: 'HandledCount', total: 30 } },
                },
              ],
            },
          }),
          AssignCase: () => ({ assignCase: subject([], { version: 4 }) }),
        },
      },
    );
    await flushPromises();
    expect(page.screen.findAll('.offer b').map((offer) => offer.text())).toEqual([WATER.name, ROADS.name]);
    expect([decision.value?.byKey('number-2'), decision.value?.byKey('number-3')]).toEqual([true, false]);
    expect(decision.value?.byKey('category')).toBe(true);
    expect(document.activeElement).toBe(page.control('Chuyên mục').element);
    await page.control('Chuyên mục').trigger('keydown', { key: 'Escape' });
    expect((document.activeElement as HTMLElement).tagName).toBe('ASIDE');
    await page.control('Chuyên mục').trigger('keydown', { key: 'Enter' });
    await flushPromises();
    expect(page.sent('AssignCase')).toMatchObject([{ input: { leadAgencyId: ROADS.id } }]);
  });

  it('B-16 Enter in the search of agencies takes what was typed; with nothing typed it is the form that is sent', async () => {
    const { control, screen, sent } = await open({ AssignCase: () => ({ assignCase: subject([], { version: 4 }) }) });
    const search = control('Đơn vị xử lý chính');
    await search.trigger('focus');
    const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true });
    search.element.dispatchEvent(enter);
    expect([enter.defaultPrevented, screen.findAll('[role=option][aria-selected=true]').length]).toEqual([false, 0]);
    await search.setValue('xay dung');
    await search.trigger('keydown', { key: 'Enter' });
    expect([screen.get('.tok span').text(), sent('AssignCase')]).toEqual([ROADS.name, []]);
  });

  it('X-12 shows only what the server offers', async () => {
    const { screen, emitted } = await open({}, ['CLAIM']);
    expect([screen.find('[data-testid=accept]').exists(), screen.find('[data-action=REJECT]').exists()]).toEqual([false, false]);
    await screen.get('[data-action=CLAIM]').trigger('click');
    expect(emitted('act')).toEqual([['CLAIM']]);
  });
});
