import { describe, expect, it } from 'vitest';
import { STATUS_TABLE } from '../process/status-table.ts';
import { whereNow, type Whereabouts } from './where-now.ts';

const NOW = new Date('2026-11-20T03:00:00Z');
const DUE = new Date('2026-11-23T07:32:00Z');
const CASE: Whereabouts['case'] = {
  status: 'IN_PROGRESS',
  step: 'SPECIALIST',
  stepEnteredAt: new Date('2026-11-19T08:05:00Z'),
  receptionDueAt: new Date('2026-11-20T04:00:00Z'),
  answerDueAt: DUE,
  answeredAt: new Date('2026-11-20T03:18:00Z'),
  closedAt: null,
  pausedAt: null,
  pauseUntil: null,
  infoAskedAt: null,
  returns: 0,
  reopened: 0,
  satisfaction: null,
};
const view = (found: Partial<Whereabouts['case']>, more: Partial<Whereabouts> = {}): Whereabouts => ({
  case: { ...CASE, ...found },
  desk: 'Trung tâm Chuyển đổi số',
  lead: { agency: 'Sở Xây dựng', since: new Date('2026-11-19T08:05:00Z'), isClaimed: true },
  coordinators: [],
  pauseReason: null,
  reader: 'REPORTER',
  now: NOW,
  ...more,
});
const vi = (found: Partial<Whereabouts['case']>, more?: Partial<Whereabouts>): string => whereNow(view(found, more)).vi;
const en = (found: Partial<Whereabouts['case']>, more?: Partial<Whereabouts>): string => whereNow(view(found, more)).en;
const DESK = { step: 'RECEPTION' } as const;

describe('B-26 "why is my case here"', () => {
  it('has one sentence for each state, in both languages', () => {
    const sentences = Object.entries(STATUS_TABLE).flatMap(([status, { steps }]) =>
      steps.map((step) => whereNow(view({ status: status as Whereabouts['case']['status'], step }))),
    );
    for (const { vi: vietnamese, en: english } of sentences) for (const sentence of [vietnamese, english]) expect(sentence).toMatch(/^[A-ZĐBVN][^.]+\.$/);
    expect(new Set(sentences.map((sentence) => sentence.vi)).size).toBeGreaterThan(12);
  });

  it('says who has it since when, and by when the answer comes', () => {
    expect(vi({})).toBe('Sở Xây dựng đang xử lý từ 15:05 ngày 19/11/2026; hạn trả lời là 14:32 ngày 23/11/2026.');
    expect(en({})).toBe('Sở Xây dựng has been handling it since 15:05 on 19/11/2026; the answer is due by 14:32 on 23/11/2026.');
    expect(vi({ status: 'AWAITING_ACCEPTANCE', ...DESK }, { lead: null })).toBe(
      'Bộ phận tiếp nhận của Trung tâm Chuyển đổi số đã nhận phản ánh từ 15:05 ngày 19/11/2026, đang kiểm tra để chuyển đúng cơ quan; hạn tiếp nhận là 11:00 ngày 20/11/2026.',
    );
  });

  it('says what it waits for', () => {
    expect(vi({}, { lead: { agency: 'Sở Xây dựng', since: NOW, isClaimed: false } })).toContain('đang phân công người xử lý');
    expect(vi({ step: 'COORDINATION' }, { coordinators: ['UBND phường Nha Trang'] })).toContain('chờ UBND phường Nha Trang phối hợp');
    expect(vi({ status: 'RESULT_REVIEW', step: 'RESULT_REVIEW' })).toContain('đang kiểm tra từ');
    expect(vi({ ...DESK, returns: 1 }, { lead: null })).toContain('đang chọn lại cơ quan xử lý');
    expect(vi({ status: 'ANSWERED', step: 'DONE' })).toContain('chờ bạn đánh giá');
    expect(vi({ status: 'ANSWERED', step: 'DONE', satisfaction: 'SATISFIED' })).not.toContain('đánh giá');
  });

  it('says why it has climbed: late, or asked for again', () => {
    expect(vi({ step: 'AGENCY_LEADER' })).toContain('Lãnh đạo Sở Xây dựng đang chỉ đạo xử lý từ 15:05 ngày 19/11/2026, vì việc đã quá hạn xử lý');
    expect(vi({ step: 'AGENCY_LEADER', reopened: 2 })).toContain('vì bạn đề nghị xử lý lại lần thứ hai');
    expect(vi({ step: 'PROVINCE_OFFICE' })).toContain('Văn phòng UBND tỉnh đang chỉ đạo xử lý');
  });

  it('says that a date has passed', () => {
    const late = { now: new Date('2026-11-24T00:00:00Z') };
    expect(vi({}, late)).toContain('đã quá hạn trả lời 14:32 ngày 23/11/2026');
    expect(vi({ status: 'AWAITING_ACCEPTANCE', ...DESK }, { ...late, lead: null })).toContain('đã quá hạn tiếp nhận');
    expect(vi({ status: 'SCHEDULED' }, late)).toBe('Sở Xây dựng đã trễ hẹn trả lời 14:32 ngày 23/11/2026.');
  });

  it('keeps reason and dates of a pause from the public', () => {
    const paused = { pausedAt: NOW, pauseUntil: DUE };
    const why = { pauseReason: { vi: 'Chờ vật tư', en: 'Material is missing' } };
    expect(vi(paused, why)).toBe('Sở Xây dựng đang tạm dừng thời hạn từ 10:00 ngày 20/11/2026, lý do: Chờ vật tư; tiếp tục chậm nhất 14:32 ngày 23/11/2026.');
    expect(vi(paused, { ...why, reader: 'OUTSIDE' })).toBe('Sở Xây dựng đang tạm dừng thời hạn từ 10:00 ngày 20/11/2026.');
    const asked = { status: 'AWAITING_INFO', pauseUntil: DUE, infoAskedAt: NOW } as const;
    expect(vi(asked)).toContain('đang chờ bạn bổ sung thông tin từ 10:00 ngày 20/11/2026, đến 14:32 ngày 23/11/2026');
    expect(vi(asked, { reader: 'OUTSIDE' })).toBe('Sở Xây dựng đang chờ người gửi bổ sung thông tin; trong lúc chờ, thời hạn tạm dừng.');
  });
});
