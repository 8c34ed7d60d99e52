import type { Logger } from '@pakn/service-kit';
import { FAULT } from '@pakn/vocabulary';
import { expect, test } from 'vitest';
import { publicErrors } from './public-errors.ts';

const logged: unknown[] = [];
const warned: unknown[] = [];
const logger = { error: (facts: unknown) => void logged.push(facts), warn: (facts: unknown) => void warned.push(facts) } as unknown as Logger;

test('S13 faults keep their words; what failed inside is masked, named by the request and logged', () => {
  const errors = publicErrors(
    [
      { message: 'Bạn không có quyền.', path: ['case'], extensions: { code: 'FORBIDDEN', serviceName: 'cases', stacktrace: ['at /srv'] } },
      { message: 'relation "cases.case" does not exist', extensions: { code: 'INTERNAL_SERVER_ERROR', serviceName: 'cases' } },
      { message: 'Cannot query field "x" on type "Case".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED', serviceName: 'cases' } },
      { message: 'Cannot query field "y" on type "Query".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      { message: 'Truy vấn quá lớn.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit: true } },
    ],
    { requestId: 'r-1', language: 'vi' },
    logger,
  );
  const masked = { message: 'Hệ thống gặp lỗi. Hãy thử lại sau.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } };
  expect(errors).toEqual([
    { message: 'Bạn không có quyền.', path: ['case'], extensions: { code: 'FORBIDDEN' } },
    masked,
    masked,
    { message: 'Cannot query field "y" on type "Query".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    { message: 'Truy vấn quá lớn.', extensions: { code: 'QUERY_TOO_COSTLY' } },
  ]);
  expect(logged).toHaveLength(2);
});

test('R12 what is not available now has a code of its own, and is a warning, not an error of ours', () => {
  const [error] = publicErrors(
    [{ message: FAULT.SERVICE_DOWN.vi, path: ['submitCase'], extensions: { code: 'SERVICE_DOWN', serviceName: 'cases' } }],
    { requestId: 'r-2', language: 'vi' },
    logger,
  );
  expect(error).toEqual({ message: FAULT.SERVICE_DOWN.vi, path: ['submitCase'], extensions: { code: 'SERVICE_DOWN', requestId: 'r-2' } });
  expect([logged.length, warned.length]).toEqual([2, 1]);
});

test("B-22 a fault is worded in the reader's language; what was said about one case stays", () => {
  const said = (code: string, message: string): string =>
    publicErrors([{ message, extensions: { code } }], { requestId: 'r-1', language: 'en' }, logger)[0]?.message ?? '';
  expect(said('NOT_FOUND', FAULT.NOT_FOUND.vi)).toBe(FAULT.NOT_FOUND.en);
  expect(said('BAD_USER_INPUT', 'after không hợp lệ.')).toBe('after không hợp lệ.');
  expect(said('SERVICE_DOWN', FAULT.SERVICE_DOWN.vi)).toBe(FAULT.SERVICE_DOWN.en);
  expect(said('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:4001')).toBe(FAULT.INTERNAL_SERVER_ERROR.en);
});
