import { expect, it } from 'vitest';
import { isPassingFault } from './passing-fault.ts';

const coded = (code: string): Error => Object.assign(new Error('it failed'), { code });

it.each([
  ['08006', 'connection failure'],
  ['40P01', 'deadlock'],
  ['40001', 'serialization'],
  ['53100', 'disk full'],
  ['53300', 'too many connections'],
  ['55P03', 'lock not available'],
  ['57P01', 'admin shutdown'],
  ['57P03', 'cannot connect now'],
  ['58030', 'I/O error'],
  ['25P04', 'transaction timeout'],
  ['ECONNREFUSED', 'nobody listens'],
  ['ENOSPC', 'disk full under a file'],
  ['ECONNRESET', 'cut'],
])('R8: %s (%s) passes', (code) => expect(isPassingFault(coded(code))).toBe(true));

it.each([
  ['22012', 'division by zero'],
  ['23505', 'unique violation'],
  ['25P02', 'the transaction has failed before'],
  ['42P01', 'no such table'],
  ['55000', 'wrong state'],
  ['EACCES', 'a file that may not be read'],
])('R8: %s (%s) lasts', (code) => expect(isPassingFault(coded(code))).toBe(false));

it("R8: a connection that pg lost has no code; anything else without one is the handler's own fault", () => {
  expect(isPassingFault(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isPassingFault(new Error('timeout exceeded when trying to connect'))).toBe(true);
  expect(isPassingFault(new Error('status: unknown value'))).toBe(false);
  expect(isPassingFault('Connection terminated')).toBe(false);
});
