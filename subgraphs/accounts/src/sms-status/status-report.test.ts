import { describe, expect, it } from 'vitest';
import { statusReports } from './status-report.ts';

const words = { SMS_STATUS_ID: 'msgid', SMS_STATUS_FIELD: 'dlr', SMS_STATUS_DELIVERED: new Set(['DELIVRD', '1']), SMS_STATUS_FAILED: new Set(['UNDELIV']) };
const id = '01a22d9f-4d97-7ba5-8a30-ffc9abd35734';

describe('A3-07 reports of delivery', () => {
  it('takes one or a list, by the names and words of the gateway', () => {
    expect(statusReports({ msgid: id, dlr: 'delivrd' }, words)).toEqual([{ messageId: id, fate: 'DELIVERED', word: 'DELIVRD' }]);
    expect(
      statusReports(
        [
          { msgid: id, dlr: 1 },
          { msgid: id, dlr: 'UNDELIV' },
        ],
        words,
      ).map(({ fate }) => fate),
    ).toEqual(['DELIVERED', 'FAILED']);
  });
  it('leaves out what is on its way and what is not understood', () => {
    for (const body of [
      null,
      'x',
      7,
      [],
      {},
      { msgid: id },
      { msgid: id, dlr: 'ACCEPTD' },
      { msgid: "1' or true", dlr: '1' },
      { msgid: id, dlr: { a: 1 } },
      { msgid: [id], dlr: '1' },
    ])
      expect(statusReports(body, words), JSON.stringify(body)).toEqual([]);
  });
});
