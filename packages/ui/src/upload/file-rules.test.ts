import { describe, expect, it } from 'vitest';
import { isWorthRetrying, problemOfFile, problemOfStatus } from './file-rules';

const limits = { count: 2, bytes: 100, mediaTypes: ['image/jpeg', 'application/pdf'] };

describe('A4-08 A8-15 which files a form takes', () => {
  it.each([
    [{ type: 'image/jpeg', size: 100 }, 1, null],
    [{ type: 'image/svg+xml', size: 10 }, 0, 'type'],
    [{ type: 'application/pdf', size: 101 }, 0, 'size'],
    [{ type: 'application/pdf', size: 1 }, 2, 'count'],
    [{ type: 'application/pdf', size: 0 }, 0, 'empty'],
    [{ type: 'image/jpg', size: 10 }, 0, null],
    [{ type: 'application/zip', size: 10, name: 'bao cao.PDF' }, 0, null],
    [{ type: 'application/zip', size: 10, name: 'bao cao.zip' }, 0, 'type'],
    [{ type: 'application/octet-stream', size: 10, name: 'anh.heic' }, 0, null],
    // The device does not know it: the server looks at the bytes.
    [{ type: '', size: 10 }, 0, null],
  ])('%o with %i already: %s', (file, already, expected) => {
    expect(problemOfFile(file, limits, already)).toBe(expected);
  });

  it('without limits the server decides', () => {
    expect(problemOfFile({ type: 'x/y', size: 1e9 }, null, 99)).toBeNull();
  });
});

describe('B-11 what an answer of the upload server means', () => {
  it.each([
    [null, 'network', true],
    [401, 'server', true],
    [413, 'size', false],
    [415, 'type', false],
    [423, 'server', true],
    [429, 'server', true],
    [507, 'server', true],
    [404, 'server', false],
  ])('%s: %s, tried again: %s', (status, problem, again) => {
    expect([problemOfStatus(status), isWorthRetrying(status)]).toEqual([problem, again]);
  });
});
