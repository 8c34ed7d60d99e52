import { describe, expect, it } from 'vitest';
import { problemsOf } from './form-problems';

const t = (key: string): string => `[${key}]`;
const te = (key: string): boolean => key === 'account.problem.CHALLENGE_WRONG';

describe('A3-01: what is wrong stands beside its field', () => {
  it('takes the last part of the path', () => {
    const refusal = { code: 'INVALID_INPUT', message: 'x', fields: [{ path: 'input.personalId', code: 'ID_LENGTH', message: 'Cần 12 chữ số' }] };
    expect(problemsOf(refusal, t, te)).toEqual({ fields: { personalId: 'Cần 12 chữ số' }, form: null });
  });
  it('knows which field a code means', () => {
    expect(problemsOf({ code: 'PHONE_TAKEN', message: 'Đã có', fields: [] }, t, te).fields).toEqual({ phone: 'Đã có' });
    expect(problemsOf({ code: 'CHALLENGE_WRONG', message: 'Sai', fields: [] }, t, te).fields).toEqual({ challenge: '[account.problem.CHALLENGE_WRONG]' });
    expect(problemsOf({ code: 'OTP_TRIES_SPENT', message: 'Hết lượt', fields: [] }, t, te).fields).toEqual({ otp: 'Hết lượt' });
  });
  it('says for the whole form what belongs to no field', () => {
    expect(problemsOf({ code: 'CREDENTIALS_WRONG', message: 'Chưa đúng', fields: [] }, t, te)).toEqual({ fields: {}, form: 'Chưa đúng' });
  });
});
