import { expect, it } from 'vitest';
import { readCampaignCode } from './campaign-code.ts';

it.each([
  ['DOAN-TN-NHA-TRANG', 'DOAN-TN-NHA-TRANG'],
  [' doan-tn-01 ', 'DOAN-TN-01'],
  ['A1', 'A1'],
  ['A', null],
  ['', null],
  ['-A1', null],
  ['Đoàn', null],
  ['A1; drop table', null],
  ['<b>A1</b>', null],
  ['A'.repeat(33), null],
])('A9-04 the code of a campaign: %j → %s', (typed, code) => expect(readCampaignCode(typed)).toBe(code));
