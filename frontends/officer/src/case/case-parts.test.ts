import { fault, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h, type Component } from 'vue';
import ActHost from '../acts/ActHost.vue';
import type { CaseAction } from '../gql/graphql';
import { mountInConsole, ROADS, subject } from '../testing/console';
import CaseActions from './CaseActions.vue';
import CaseNotes from './CaseNotes.vue';

beforeEach(() => sessionStorage.clear());

/** The buttons of a case with what they do, as the panel has them. */
const Buttons = defineComponent({
  props: { subject: { type: Object, required: true } },
  setup: (props) => () =>
    h(
      ActHost as Component,
      { subject: props.subject },
      {
        default: ({ act, busy }: { act: (action: CaseAction) => void; busy: boolean }) =>
          h(CaseActions as Component, { subject: props.subject, busy, onAct: act }),
      },
    ),
});
const press = async (actions: CaseAction[], text: string, answers: Answers = {}) => {
  const page = await mountInConsole(Buttons, { props: { subject: subject(actions) }, answers });
  await page.button(text).trigger('click');
  await flushPromises();
  return page;
};

describe('A8-10 the buttons of a case', () => {
  it('X-12 are those that the server offers, the next step first', async () => {
    const { screen } = await mountInConsole(CaseActions, { props: { subject: subject(['RECORD_ANSWER', 'SCHEDULE', 'RELEASE']), busy: false } });
    expect(screen.findAll('[data-action]').map((button) => button.attributes('data-action'))).toEqual(['RECORD_ANSWER', 'SCHEDULE', 'RELEASE']);
    expect(screen.findAll('.btn-primary').map((button) => button.attributes('data-action'))).toEqual(['RECORD_ANSWER']);
  });

  it('A8-32 receiving asks nothing and says that it was done', async () => {
    const { sent, toasts } = await press(['CLAIM'], 'Tiếp nhận', { ClaimCase: () => ({ claimCase: subject([], { version: 4 }) }) });
    expect([sent('ClaimCase'), toasts()]).toEqual([[{ id: 'case-1', version: 3 }], ['Đã tiếp nhận']]);
  });

  it('A8-32 who loses the race is told to whom', async () => {
    const theirs = {
      __typename: 'Assignment',
      id: 'p',
      part: 'LEAD',
      status: 'CLAIMED',
      dueAt: null,
      comment: null,
      agency: ROADS,
      officer: { __typename: 'User', id: 'other', displayName: 'Phạm Thị B' },
    };
    const lost = await press(['CLAIM'], 'Tiếp nhận', {
      ClaimCase: () => ({
        claimCase: { ...refusal('STALE_VERSION', 'Phản ánh đã được người khác thay đổi.'), case: subject([], { assignments: [theirs] as never }) },
      }),
    });
    expect(lost.toasts()).toEqual(['Phạm Thị B vừa tiếp nhận phản ánh này trước bạn']);
  });

  it('a refusal and a fault are said, and the button can be pressed again', async () => {
    const refused = await press(['CLAIM'], 'Tiếp nhận', {
      ClaimCase: () => ({ claimCase: refusal('STALE_VERSION', 'Phản ánh đã được người khác thay đổi.') }),
    });
    expect(refused.toasts()).toEqual(['Phản ánh đã được người khác thay đổi.']);
    expect(refused.button('Tiếp nhận').attributes('aria-busy')).toBeUndefined();
    refused.close();
    const failed = await press(['CLAIM'], 'Tiếp nhận', {
      ClaimCase() {
        throw fault('INTERNAL_SERVER_ERROR');
      },
    });
    expect(failed.toasts()).toEqual(['Máy chủ đang gặp sự cố. Hãy thử lại sau ít phút. Mã lỗi 7F2C']);
  });

  it('what needs a question opens its form', async () => {
    const { screen } = await press(['RECORD_ANSWER'], 'Cập nhật kết quả');
    expect(screen.get('[role=dialog] h2').text()).toBe('Cập nhật kết quả');
  });
});

describe('A8-18 a note', () => {
  const NOTES = {
    OfficerCaseNotes: () => ({
      case: {
        __typename: 'Case',
        id: 'case-1',
        notes: { __typename: 'NoteConnection', nodes: [], pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } },
      },
    }),
  };
  const open = async (answers: Answers) => {
    const page = await mountInConsole(CaseNotes, { props: { subject: subject(['ADD_NOTE']), focus: 0 }, answers: { ...NOTES, ...answers } });
    const box = page.screen.get<HTMLTextAreaElement>('textarea');
    await box.setValue('Đã gọi cho người dân');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    return { ...page, box };
  };

  it('is sent, the list is read again and the box is empty', async () => {
    const { sent, box } = await open({ AddNote: () => ({ addNote: subject(['ADD_NOTE']) }) });
    expect([sent('AddNote'), sent('OfficerCaseNotes').length, box.element.value]).toEqual([
      [{ caseId: 'case-1', text: 'Đã gọi cho người dân', attachmentIds: [] }],
      2,
      '',
    ]);
  });

  it('that is refused stays in the box, with the reason beside it', async () => {
    const { box, problems } = await open({ AddNote: () => ({ addNote: refusal('INVALID_INPUT', 'x', { text: 'Ý kiến quá dài' }) }) });
    expect([box.element.value, problems(), box.attributes('aria-invalid')]).toEqual(['Đã gọi cho người dân', ['Ý kiến quá dài'], 'true']);
  });
});
