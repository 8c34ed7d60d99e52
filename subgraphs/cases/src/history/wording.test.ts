import { PROCESSES } from '../process/process.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { describe, expect, it } from 'vitest';
import { actionLabel, changesShown } from './wording.ts';

const reference = { agency: () => undefined, category: () => ({ name: 'Giao thông', nameEn: 'Roads' }) } as unknown as ReferenceBook;

describe("B-22 the history in the reader's language", () => {
  it('names every act of the process in both', () => {
    for (const { event } of PROCESSES.flatMap(({ transitions }) => transitions)) expect(actionLabel(event, 'vi')).not.toBe(actionLabel(event, 'en'));
    expect([actionLabel('CaseSubmitted', 'vi'), actionLabel('CaseSubmitted', 'en')]).toEqual(['Gửi phản ánh', 'Submitted']);
  });

  it('names fields and writes values; a code from a newer version stays as it is', () => {
    const changes = [
      { field: 'status', old: 'AWAITING_ACCEPTANCE', new: 'IN_PROGRESS' },
      { field: 'categoryCode', old: null, new: 'GT' },
      { field: 'urgency', old: 'NORMAL', new: 'FROM_LATER' },
    ];
    const shown = (language: 'vi' | 'en') =>
      changesShown(changes, null, { reference, language }).map(({ label, oldValue, newValue }) => [label, oldValue, newValue]);
    expect(shown('en')).toEqual([
      ['Status', 'Awaiting acceptance', 'In progress'],
      ['Field', null, 'Roads'],
      ['Urgency', 'Normal', 'FROM_LATER'],
    ]);
    expect(shown('vi')[0]).toEqual(['Trạng thái', 'Chờ tiếp nhận', 'Đang xử lý']);
  });
});
