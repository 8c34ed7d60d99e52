import { fault, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Component } from 'vue';
import type { CaseAction } from '../gql/graphql';
import { mountInConsole, ROADS, subject, WATER, type WholeCase } from '../testing/console';
import AnswerForm from './AnswerForm.vue';
import AssignForm from './AssignForm.vue';
import PublishForm from './PublishForm.vue';
import RejectForm from './RejectForm.vue';
import ReturnForm from './ReturnForm.vue';
import ScheduleForm from './ScheduleForm.vue';

beforeEach(() => sessionStorage.clear());

/** A form of an act; `confirm` presses its button. */
async function open(form: Component, action: CaseAction, { answers = {}, more = {} }: { answers?: Answers; more?: Partial<WholeCase> } = {}) {
  const page = await mountInConsole(form, { props: { subject: subject([action], more), action }, answers });
  const confirm = async (): Promise<void> => {
    await page.screen.get('form').trigger('submit');
    await flushPromises();
  };
  const choose = async (label: string, search: string): Promise<void> => {
    const box = page.control(label);
    await box.setValue(search);
    await page.screen.get('[role=option]').trigger('mousedown');
  };
  const done = (): boolean => page.emitted('done').length === 1;
  return { ...page, confirm, choose, done };
}
const after = (name: string, version = 4) => ({ [name]: subject([], { version }) });
const answerOf = (more: object = {}) => ({
  __typename: 'Answer',
  id: 'answer-1',
  agency: ROADS,
  content: 'Đã vá xong',
  attachments: [],
  approved: false,
  published: false,
  createdAt: '2026-11-21T01:00:00Z',
  publishedAt: null,
  author: null,
  ...more,
});

describe('A8-11 AssignForm', () => {
  it('sends one lead, its co-handlers and what the desk decides', async () => {
    const form = await open(AssignForm, 'ASSIGN', { answers: { AssignCase: () => after('assignCase') } });
    await form.choose('Đơn vị xử lý chính', 'so xay dung');
    await form.choose('Đơn vị phối hợp', 'cap thoat nuoc');
    await form.control('Nội dung chuyển').setValue(' Kiểm tra giúp ');
    await form.confirm();
    expect(form.sent('AssignCase')).toEqual([
      {
        id: 'case-1',
        version: 3,
        input: { leadAgencyId: ROADS.id, coordinatorAgencyIds: [WATER.id], comment: 'Kiểm tra giúp', notifyBySms: true, urgency: 'QUICK', makePublic: true },
      },
    ]);
    expect(form.done()).toBe(true);
  });

  it('asks for the lead before it asks the server', async () => {
    const form = await open(AssignForm, 'ASSIGN');
    await form.confirm();
    expect([form.problems(), form.sent('AssignCase')]).toEqual([['Chọn đơn vị xử lý chính'], []]);
  });

  it('the same agency is not lead and co-handler', async () => {
    const form = await open(AssignForm, 'COORDINATE', {
      more: { assignments: [{ id: 'p', part: 'LEAD', status: 'CLAIMED', agency: ROADS, officer: null } as never] },
    });
    await form.choose('Đơn vị phối hợp', 'so xay dung');
    await form.confirm();
    expect(form.problems()).toEqual(['Đơn vị xử lý chính không thể đồng thời là đơn vị phối hợp']);
  });

  it('a refused agency is said beside its field and what was typed stays', async () => {
    const form = await open(AssignForm, 'ASSIGN', {
      answers: {
        AssignCase: () => ({ assignCase: refusal('INVALID_INPUT', 'Một số mục chưa đúng', { 'input.coordinatorAgencyIds.0': 'Đơn vị đã ngừng hoạt động' }) }),
      },
    });
    await form.choose('Đơn vị xử lý chính', 'so xay dung');
    await form.choose('Đơn vị phối hợp', 'cap thoat nuoc');
    await form.control('Nội dung chuyển').setValue('Kiểm tra giúp');
    await form.confirm();
    expect([form.problems(), form.control('Nội dung chuyển').element.value, form.done()]).toEqual([['Đơn vị đã ngừng hoạt động'], 'Kiểm tra giúp', false]);
  });
});

describe('A8-15 AnswerForm', () => {
  it('sends the answer in the name of the officer’s agency; X-12 approving and publishing only where they are offered', async () => {
    const form = await open(AnswerForm, 'RECORD_ANSWER', { answers: { RecordAnswer: () => after('recordAnswer') } });
    expect(form.screen.findAll('input[type=checkbox]')).toHaveLength(0);
    await form.control('Nội dung trả lời').setValue('Đã vá xong ngày 21/11.');
    await form.confirm();
    expect(form.sent('RecordAnswer')).toEqual([
      { id: 'case-1', version: 3, input: { agencyId: ROADS.id, content: 'Đã vá xong ngày 21/11.', attachmentIds: [] } },
    ]);
  });

  const written = (agency = ROADS) => ({
    id: 'answer-1',
    content: 'Sẽ vá',
    approved: false,
    published: false,
    createdAt: '2026-11-20T01:00:00Z',
    agency,
    attachments: [],
  });

  it('A8-15 changes the answer that waits instead of adding a second one; a co-handler writes its own', async () => {
    const form = await open(AnswerForm, 'RECORD_ANSWER', { more: { answers: [written()] as never }, answers: { RecordAnswer: () => after('recordAnswer') } });
    expect(form.control('Nội dung trả lời').element.value).toBe('Sẽ vá');
    await form.control('Nội dung trả lời').setValue('Đã vá');
    await form.confirm();
    expect(form.sent('RecordAnswer')).toMatchObject([{ input: { answerId: 'answer-1', content: 'Đã vá' } }]);
    form.close();
    sessionStorage.clear();
    const part = { id: 'p', part: 'COORDINATOR', status: 'CLAIMED', dueAt: null, comment: null, agency: ROADS, officer: null };
    const other = await open(AnswerForm, 'RECORD_ANSWER', { more: { answers: [written(WATER)] as never, assignments: [part] as never } });
    expect(other.control('Nội dung trả lời').element.value).toBe('');
  });

  it('A8-13 A8-15 one press records and returns, and the text is written once', async () => {
    const form = await open(AnswerForm, 'RECORD_ANSWER', {
      more: { leadAgency: ROADS as never },
      answers: {
        RecordAnswer: () => ({ recordAnswer: subject(['RECORD_ANSWER', 'RETURN_RESULT'], { version: 4 }) }),
        ReturnResult: () => ({ returnResult: subject([], { version: 5, step: 'RESULT_REVIEW' }) }),
      },
    });
    await form.control('Nội dung trả lời').setValue('Đã vá');
    expect(form.screen.get('[data-testid=confirm]').text()).toContain('Cập nhật và trả kết quả');
    await form.confirm();
    expect(form.sent('ReturnResult')).toEqual([{ id: 'case-1', version: 4, comment: expect.stringContaining('duyệt') as string, notifyBySms: false }]);
    expect(form.done()).toBe(true);
  });

  it('A8-13 when returning is refused, the answer is not recorded a second time', async () => {
    let refuses = true;
    const form = await open(AnswerForm, 'RECORD_ANSWER', {
      more: { leadAgency: ROADS as never },
      answers: {
        RecordAnswer: () => ({ recordAnswer: subject(['RECORD_ANSWER', 'RETURN_RESULT'], { version: 4, answers: [answerOf()] as never }) }),
        ReturnResult: () => ({ returnResult: refuses ? refusal('NOT_NOW', 'Chưa thể trả kết quả') : subject([], { version: 5, step: 'RESULT_REVIEW' }) }),
      },
    });
    await form.control('Nội dung trả lời').setValue('Đã vá');
    await form.confirm();
    expect(form.screen.text()).toContain('Chưa thể trả kết quả');
    refuses = false;
    await form.confirm();
    expect([form.sent('RecordAnswer').length, form.sent('ReturnResult').length, form.done()]).toEqual([1, 2, true]);
  });

  it('what proves nothing is refused when it is chosen, with what does', async () => {
    const category = { ...subject([]).category, proofRequired: true } as never;
    const form = await open(AnswerForm, 'RECORD_ANSWER', { more: { category } });
    expect(form.screen.get('input[type=file]').attributes('accept')).not.toContain('.txt');
    const input = form.screen.get<HTMLInputElement>('input[type=file]');
    Object.defineProperty(input.element, 'files', { value: [new File(['đã vá'], 'ket-qua.txt', { type: 'text/plain' })] });
    await input.trigger('change');
    expect(form.screen.get('.file-field .err').text()).toContain('ket-qua.txt');
  });

  it('PROOF_REQUIRED stands beside the files', async () => {
    const form = await open(AnswerForm, 'RECORD_ANSWER', {
      answers: { RecordAnswer: () => ({ recordAnswer: refusal('PROOF_REQUIRED', 'Cần ảnh hoặc tài liệu') }) },
    });
    await form.control('Nội dung trả lời').setValue('Đã vá');
    await form.confirm();
    expect(form.screen.get('.file-field .err').text()).toBe('Cần ảnh hoặc tài liệu');
    expect(form.control('Nội dung trả lời').element.value).toBe('Đã vá');
  });

  it('what was typed is there again after the dialog was closed, and gone once it was sent', async () => {
    const first = await open(AnswerForm, 'RECORD_ANSWER');
    await first.control('Nội dung trả lời').setValue('Viết dở');
    first.close();
    const again = await open(AnswerForm, 'RECORD_ANSWER', { answers: { RecordAnswer: () => after('recordAnswer') } });
    expect([again.control('Nội dung trả lời').element.value, again.screen.text()]).toEqual(['Viết dở', expect.stringContaining('Đã khôi phục')]);
    await again.confirm();
    again.close();
    const third = await open(AnswerForm, 'RECORD_ANSWER');
    expect(third.control('Nội dung trả lời').element.value).toBe('');
  });

  it('R2 the same answer after a lost connection carries the same key: it is recorded once', async () => {
    let lost = true;
    const form = await open(AnswerForm, 'RECORD_ANSWER', {
      answers: {
        RecordAnswer() {
          if (!lost) return after('recordAnswer');
          lost = false;
          throw new TypeError('Failed to fetch');
        },
      },
    });
    await form.control('Nội dung trả lời').setValue('Đã vá');
    await form.confirm();
    expect(form.screen.text()).toContain('Kiểm tra mạng rồi thử lại');
    await form.confirm();
    const keys = form.asked.filter(({ name }) => name === 'RecordAnswer').map(({ idempotencyKey }) => idempotencyKey);
    expect([keys.length, new Set(keys).size, form.done()]).toEqual([2, 1, true]);
  });
});

describe('A8-17 ScheduleForm', () => {
  it('sends amount, unit, reminder and reason', async () => {
    const form = await open(ScheduleForm, 'SCHEDULE', { answers: { ScheduleCase: () => after('scheduleCase') } });
    await form.control('Thời gian hẹn').setValue('5');
    await form.control('Lý do hẹn').setValue('Chờ vật tư');
    await form.confirm();
    expect(form.sent('ScheduleCase')).toEqual([
      { id: 'case-1', version: 3, input: { amount: 5, unit: 'DAY', remindAmount: 1, remindUnit: 'DAY', reason: 'Chờ vật tư', attachmentIds: [] } },
    ]);
  });

  it('wants a whole number and a reason', async () => {
    const form = await open(ScheduleForm, 'SCHEDULE');
    await form.control('Thời gian hẹn').setValue('nửa');
    await form.confirm();
    expect(form.problems()).toEqual(['Nhập thời gian hẹn, ví dụ 10', 'Nhập lý do, người dân sẽ đọc nội dung này']);
  });

  it('a refusal of the unit stands beside the amount', async () => {
    const form = await open(ScheduleForm, 'SCHEDULE', {
      answers: { ScheduleCase: () => ({ scheduleCase: refusal('INVALID_INPUT', 'x', { 'input.unit': 'Quá dài' }) }) },
    });
    await form.control('Thời gian hẹn').setValue('5');
    await form.control('Lý do hẹn').setValue('Chờ vật tư');
    await form.confirm();
    expect([form.problems(), form.control('Thời gian hẹn').attributes('aria-invalid')]).toEqual([['Quá dài'], 'true']);
  });
});

describe('A8-12 ReturnForm', () => {
  it('sends the reason, the explanation and whose it is', async () => {
    const form = await open(ReturnForm, 'RETURN_TO_OPERATOR', { answers: { ReturnToOperator: () => after('returnToOperator') } });
    await form.control('Lý do').setValue('NOT_OURS');
    await form.control('Giải thích').setValue('Đường do công ty quản lý');
    await form.choose('Đơn vị đề nghị', 'cap thoat');
    await form.confirm();
    expect(form.sent('ReturnToOperator')).toEqual([
      { id: 'case-1', version: 3, reasonCode: 'NOT_OURS', comment: 'Đường do công ty quản lý', suggestedAgencyId: WATER.id, notifyBySms: false },
    ]);
  });

  it('NOT_NOW is said for the whole, and what was typed stays', async () => {
    const form = await open(ReturnForm, 'RETURN_TO_OPERATOR', {
      answers: { ReturnToOperator: () => ({ returnToOperator: refusal('NOT_NOW', 'Không thể thực hiện') }) },
    });
    await form.control('Lý do').setValue('NOT_OURS');
    await form.control('Giải thích').setValue('Không thuộc đơn vị');
    await form.confirm();
    expect([form.screen.get('[role=alert].banner').text(), form.control('Giải thích').element.value]).toEqual(['Không thể thực hiện', 'Không thuộc đơn vị']);
  });
});

describe('A8-08 RejectForm', () => {
  it('a reason that needs an explanation is not sent without one', async () => {
    const form = await open(RejectForm, 'REJECT', { answers: { RejectCase: () => after('rejectCase') } });
    await form.screen.get('input[value=OTHER]').setValue();
    await form.confirm();
    expect([form.problems(), form.sent('RejectCase')]).toEqual([['Lý do này cần giải thích thêm'], []]);
    await form.control('Giải thích').setValue('Trùng phản ánh cũ');
    await form.confirm();
    expect(form.sent('RejectCase')).toEqual([{ id: 'case-1', version: 3, reasonCode: 'OTHER', explanation: 'Trùng phản ánh cũ' }]);
  });

  it('a fault says its number and keeps the reason', async () => {
    const form = await open(RejectForm, 'REJECT', {
      answers: {
        RejectCase() {
          throw fault('INTERNAL_SERVER_ERROR');
        },
      },
    });
    const reason = form.screen.get<HTMLInputElement>('input[value=COMPLAINT]');
    await reason.setValue();
    await form.confirm();
    expect([form.screen.get('[role=alert].banner').text(), reason.element.checked, form.done()]).toEqual([expect.stringContaining('Mã lỗi 7F2C'), true, false]);
  });
});

describe('A8-16 PublishForm', () => {
  it('publishes the newest answer that waits, and the case only if the desk says so', async () => {
    const form = await open(PublishForm, 'PUBLISH', {
      answers: { PublishAnswer: () => after('publishAnswer') },
      more: { answers: [answerOf({ id: 'old', published: true }), answerOf()] as never },
    });
    expect(form.screen.text()).toContain('Đã vá xong');
    await form.confirm();
    expect(form.sent('PublishAnswer')).toEqual([{ id: 'case-1', version: 3, answerId: 'answer-1', makeCasePublic: false }]);
  });

  it('STALE_VERSION shows what others changed; the choice stays', async () => {
    const form = await open(PublishForm, 'PUBLISH', {
      answers: {
        PublishAnswer: () => ({
          publishAnswer: refusal('STALE_VERSION', 'Đã có người thay đổi', {}, subject(['PUBLISH'], { version: 9, title: 'Tiêu đề mới' })),
        }),
      },
      more: { answers: [answerOf()] as never },
    });
    const box = form.screen.get<HTMLInputElement>('input[type=checkbox]');
    await box.setValue(true);
    await form.confirm();
    expect(form.screen.get('.changed').text()).toContain('Tiêu đề mới');
    expect([box.element.checked, form.done()]).toEqual([true, false]);
  });

  it('is blocked while it is not offered', async () => {
    const page = await mountInConsole(PublishForm, { props: { subject: subject([], { answers: [answerOf()] as never }), action: 'PUBLISH' } });
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect([page.sent('PublishAnswer'), page.screen.get('[data-testid=confirm]').attributes('disabled')]).toEqual([[], '']);
  });
});
