import { DomainError } from '@pakn/service-kit';
import { describe, expect, it } from 'vitest';
import type { ServiceLevelRule } from '../clock/limits.ts';
import { AGENCY, PEOPLE, plainReference } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';
import type { CommandInput } from '../decide.ts';
import type { Rules } from './rules.ts';
import { DEFAULT_SETTINGS, type ProcessSettings } from './settings.ts';

const { operator, head, specialist, leader, citizen } = PEOPLE;
const PHOTO = { id: '00000000-0000-4000-8000-0000000f11e5', mediaType: 'image/jpeg', status: 'READY' as const };
const END = new Date('2027-02-01T12:00:00+07:00');
type Reference = ReturnType<typeof plainReference>;

const filed = (reference: Reference): Story => story({}, { reference });
function claimed(reference: Reference): Story {
  const run = filed(reference);
  run.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads } });
  run.does(specialist, 'claimCase', {});
  return run;
}
function answered(reference: Reference): Story {
  const run = filed(reference);
  run.does(operator, 'claimCase', {});
  const files = [{ ...PHOTO, ownerId: operator.sub ?? '', taken: false, answerId: null }];
  run.does(operator, 'recordAnswer', { input: { agencyId: AGENCY.desk, content: 'Đã vá.', attachmentIds: [PHOTO.id] } }, { files });
  return run;
}
const publish = (run: Story, who = head): string | null =>
  run.does(who, 'publishAnswer', { answerId: run.state.answers[0]?.id ?? '', makeCasePublic: true }).refused;
const wish = (amount: number) => ({ input: { amount, unit: 'HOUR' as const, remindAmount: 1, remindUnit: 'HOUR' as const, reason: 'Chờ vật tư' } });
/** When a kind of timer fires next, in local time; nothing done meanwhile. */
const firesAt = (run: Story, kind: string): string | undefined => {
  const timer = run.passes(END).find((each) => each.kind === kind);
  return timer && new Date(timer.at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
};
const pause = { reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 8 };
const returning = { reasonCode: 'WRONG_AREA', comment: 'Không thuộc địa bàn' };

/** What a key is set to, what is seen by the defaults, and what is seen then. */
type Row<V> = [value: V, look: (reference: Reference) => unknown, before: unknown, after: unknown];

/** Every key has a row: one that is added without does not compile, and one that changes nothing fails. */
const SETTINGS: { [K in keyof ProcessSettings]: Row<ProcessSettings[K]> } = {
  receptionHours: [4, (reference) => firesAt(filed(reference), 'OVERDUE'), '2026-11-23 08:30', '2026-11-20 14:30'],
  escalationHours: [4, (reference) => firesAt(claimed(reference), 'ESCALATE'), '2026-11-26 08:30', '2026-11-25 14:30'],
  appointmentThresholdHours: [24, (reference) => claimed(reference).does(specialist, 'scheduleCase', wish(30)).refused, null, 'APPOINTMENT_NOT_ALLOWED'],
  appointments: [
    1,
    (reference) => {
      const run = claimed(reference);
      run.does(specialist, 'scheduleCase', wish(30));
      return run.does(specialist, 'scheduleCase', wish(40)).refused;
    },
    null,
    'APPOINTMENT_LIMIT',
  ],
  pauseTotalHours: [4, (reference) => claimed(reference).does(specialist, 'pauseCase', pause).refused, null, 'PAUSE_LIMIT'],
  progressUpdateHours: [8, (reference) => firesAt(claimed(reference), 'LATE_NOTICE'), '2026-12-04 08:30', '2026-11-26 08:30'],
  closeAfterDays: [
    2,
    (reference) => {
      const run = answered(reference);
      publish(run);
      return firesAt(run, 'CLOSE');
    },
    '2026-12-20 08:30',
    '2026-11-22 08:30',
  ],
  closeAfterRatingDays: [
    1,
    (reference) => {
      const run = answered(reference);
      publish(run);
      run.does(citizen, 'rateCase', { satisfaction: 'SATISFIED' });
      return firesAt(run, 'CLOSE');
    },
    '2026-11-27 08:30',
    '2026-11-21 08:30',
  ],
  headPublishes: [true, (reference) => publish(answered(reference), operator), null, 'NOT_NOW'],
  returnWithinHours: [
    1,
    (reference) => {
      const run = claimed(reference);
      run.waits(3);
      expect(run.does(specialist, 'returnToOperator', returning).refused).toBeNull();
      return [run.state.case.returns, run.state.case.lateReturns];
    },
    [1, undefined],
    [1, 1],
  ],
};

type Limit = Exclude<keyof ServiceLevelRule, 'urgency' | 'validFrom'>;
const LIMITS: { [K in Limit]: Row<number> } = {
  reception: [1, (reference) => firesAt(filed(reference), 'DUE_SOON'), '2026-11-20 10:30', '2026-11-20 09:30'],
  accept: [
    1,
    (reference) => {
      const run = filed(reference);
      run.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads } });
      return firesAt(run, 'UNCLAIMED');
    },
    '2026-11-20 14:30',
    '2026-11-20 09:30',
  ],
  resolve: [16, (reference) => firesAt(claimed(reference), 'OVERDUE'), '2026-11-25 08:30', '2026-11-24 08:30'],
  remindBefore: [8, (reference) => firesAt(claimed(reference), 'DUE_SOON'), '2026-11-24 14:30', '2026-11-24 08:30'],
  maxTotal: [30, (reference) => claimed(reference).does(specialist, 'scheduleCase', wish(31)).refused, null, 'APPOINTMENT_TOO_LONG'],
};

/** What filing answers: the codes of its fields, or null. */
function filing(reference: Reference, draft: object, more: Partial<Rules> = {}): string | null {
  try {
    story(draft, { reference, ...more });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.fields.map(({ code }) => code).join();
  }
}
const PAPER = { ...PHOTO, mediaType: 'application/pdf', ownerId: citizen.sub ?? '', taken: false, answerId: null };
/** What a citizen's act on the published answer is refused for, five days later. */
function later<N extends 'rateCase' | 'reopenCase'>(reference: Reference, name: N, input: CommandInput<N>): string | null {
  const run = answered(reference);
  publish(run);
  run.waits(5 * 24);
  return run.does(citizen, name, input).refused;
}

type Form = ReturnType<Reference['limits']>;
/** Bytes of a file are the upload's: attachment.int.test.ts. */
const FORMS: { [K in Exclude<keyof Form, 'attachmentBytes' | 'videoSeconds'>]: Row<Form[K]> } = {
  titleLength: [12, (reference) => filing(reference, { title: 'Ổ gà sâu giữa đường' }), null, 'TOO_LONG'],
  contentLength: [20, (reference) => filing(reference, { content: 'Ổ gà sâu giữa đường, xe máy hay ngã.' }), null, 'TOO_LONG'],
  attachments: [0, (reference) => filing(reference, { attachmentIds: [PAPER.id] }, { files: [PAPER] }), null, 'TOO_MANY_FILES'],
  reportMediaTypes: [['image/jpeg'], (reference) => filing(reference, { attachmentIds: [PAPER.id] }, { files: [PAPER] }), null, 'FILE_REFUSED'],
  answerMediaTypes: [
    ['application/pdf'],
    (reference) => {
      const files = [{ ...PHOTO, ownerId: specialist.sub ?? '', taken: false, answerId: null }];
      const input = { agencyId: AGENCY.roads, content: 'Đã vá.', attachmentIds: [PHOTO.id] };
      return claimed(reference).does(specialist, 'recordAnswer', { input }, { files }).refused;
    },
    null,
    'FILE_REFUSED',
  ],
  ratingDays: [2, (reference) => later(reference, 'rateCase', { satisfaction: 'SATISFIED' }), null, 'RATING_CLOSED'],
  reopenDays: [2, (reference) => later(reference, 'reopenCase', { reason: 'Đường vẫn còn ổ gà' }), null, 'REOPEN_CLOSED'],
};

describe('what the tenant sets is obeyed', () => {
  it.each(Object.entries(FORMS as Record<string, Row<unknown>>))('A4-12 A4-13 B-09 forms: %s', (key, [value, look, before, after]) => {
    expect(look(plainReference())).toEqual(before);
    expect(look(plainReference({ [key]: value }))).toEqual(after);
  });

  it.each(Object.entries(SETTINGS as Record<string, Row<unknown>>))('the process: %s', (key, [value, look, before, after]) => {
    expect(look(plainReference())).toEqual(before);
    expect(look(plainReference({}, { [key]: value }))).toEqual(after);
  });

  it.each(Object.entries(LIMITS as Record<string, Row<number>>))('B-02 X-16 a service level: %s', (key, [value, look, before, after]) => {
    expect(look(plainReference())).toEqual(before);
    expect(look(plainReference({}, {}, { [key]: value }))).toEqual(after);
  });

  it('has a row for every key', () => {
    expect(Object.keys(SETTINGS).toSorted()).toEqual(Object.keys(DEFAULT_SETTINGS).toSorted());
    const keys = Object.keys(plainReference().level('NORMAL', END)).filter((key) => key !== 'urgency' && key !== 'validFrom');
    expect(Object.keys(LIMITS).toSorted()).toEqual(keys.toSorted());
  });
});

describe('A8-17 X-16 the limit and its appointments together', () => {
  it('may be used up exactly, and not by a minute more', () => {
    const run = claimed(plainReference());
    expect(run.does(specialist, 'scheduleCase', { input: { ...wish(0).input, amount: 56 * 60 + 1, unit: 'MINUTE' } }).refused).toBe('APPOINTMENT_TOO_LONG');
    expect(run.state.appointments).toEqual([]);
    expect(run.does(specialist, 'scheduleCase', wish(56)).refused).toBeNull();
  });

  it('does not count what was waited for in a pause', () => {
    const run = claimed(plainReference());
    run.does(specialist, 'pauseCase', pause);
    run.passes(new Date('2026-11-23T09:00:00+07:00'));
    expect(run.does(specialist, 'scheduleCase', wish(55)).refused).toBeNull();
  });

  it('counts again when the leader agrees: a limit that was shortened meanwhile is obeyed', () => {
    const run = claimed(plainReference());
    run.does(operator, 'editCase', { urgency: 'COMPLEX' });
    run.does(specialist, 'scheduleCase', wish(100));
    run.does(specialist, 'scheduleCase', wish(150));
    run.does(operator, 'editCase', { urgency: 'NORMAL' });
    const waiting = { appointmentId: run.state.appointments[1]?.id ?? '', agreed: true };
    expect(run.does(leader, 'decideAppointment', waiting).refused).toBe('APPOINTMENT_TOO_LONG');
    expect(run.does(leader, 'decideAppointment', { ...waiting, agreed: false }).refused).toBeNull();
  });
});
