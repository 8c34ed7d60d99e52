import { refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../case/use-open-case';
import { mountInConsole, ROADS, subject } from '../testing/console';
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
  it('one press accepts and sends; the category stays as it is and is not edited', async () => {
    const { send, chooseLead, sent, emitted } = await open({ AssignCase: () => ({ assignCase: subject([], { version: 4 }) }) });
    await chooseLead();
    await send();
    expect([sent('EditCase'), emitted('decided').length]).toEqual([[], 1]);
    expect(sent('AssignCase')).toEqual([
      {
        id: 'case-1',
        version: 3,
        input: { leadAgencyId: ROADS.id, coordinatorAgencyIds: [], urgency: 'QUICK', makePublic: true, comment: null, notifyBySms: false },
      },
    ]);
  });

  it('another category brings its urgency and publicity, is saved first, and the assignment follows on the new version', async () => {
    const { send, chooseLead, sent, control } = await open({
      EditCase: () => ({ editCase: subject(['ASSIGN'], { version: 4 }) }),
      AssignCase: () => ({ assignCase: subject([], { version: 5 }) }),
    });
    await control('Chuyên mục').setValue('WATER');
    await chooseLead();
    await send();
    expect(sent('EditCase')).toEqual([{ id: 'case-1', version: 3, categoryCode: 'WATER' }]);
    expect(sent('AssignCase')).toMatchObject([{ version: 4, input: { urgency: 'URGENT', makePublic: false } }]);
  });

  it('when saving the category is refused nothing is assigned, and the choice stays', async () => {
    const { send, chooseLead, sent, control, screen } = await open({ EditCase: () => ({ editCase: refusal('NOT_NOW', 'Không thể thực hiện') }) });
    await control('Chuyên mục').setValue('WATER');
    await chooseLead();
    await send();
    expect([sent('AssignCase'), control('Chuyên mục').element.value]).toEqual([[], 'WATER']);
    expect(screen.get('[role=alert].banner').text()).toBe('Không thể thực hiện');
  });

  it('asks for the agency before it asks the server; the summary leads to the field', async () => {
    const { send, sent, problems, screen, control } = await open();
    await send();
    expect([problems(), sent('AssignCase')]).toEqual([['Chọn đơn vị xử lý chính'], []]);
    await screen.get('.errsum a').trigger('click');
    expect(document.activeElement).toBe(control('Đơn vị xử lý chính').element);
  });

  it('X-12 shows only what the server offers', async () => {
    const { screen, emitted } = await open({}, ['CLAIM']);
    expect([screen.find('[data-testid=accept]').exists(), screen.find('[data-action=REJECT]').exists()]).toEqual([false, false]);
    await screen.get('[data-action=CLAIM]').trigger('click');
    expect(emitted('act')).toEqual([['CLAIM']]);
  });
});
