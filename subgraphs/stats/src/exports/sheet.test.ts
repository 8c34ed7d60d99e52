import { expect, test } from 'vitest';
import { columnsOf, placeHeadings, type Heading } from './sheet.ts';

const leaf = (text: string): Heading => ({ text, kind: 'number' });

test('headings of different depth become merged cells', () => {
  const headings: Heading[] = [
    leaf('A'),
    {
      text: 'B',
      children: [
        { text: 'B1', children: [leaf('x'), leaf('y')] },
        { text: 'B2', children: [leaf('z')] },
      ],
    },
    { text: 'C', children: [leaf('u'), leaf('v')] },
  ];
  const { rows, placed } = placeHeadings(headings);
  expect(rows).toBe(3);
  expect(columnsOf(headings)).toHaveLength(6);
  const at = (text: string) => placed.find((one) => one.text === text);
  expect(at('A')).toEqual({ text: 'A', row: 0, column: 0, rowSpan: 3, columnSpan: 1 });
  expect(at('B')).toEqual({ text: 'B', row: 0, column: 1, rowSpan: 1, columnSpan: 3 });
  expect(at('B2')).toEqual({ text: 'B2', row: 1, column: 3, rowSpan: 1, columnSpan: 1 });
  expect(at('C')).toEqual({ text: 'C', row: 0, column: 4, rowSpan: 2, columnSpan: 2 });
  expect(at('v')).toEqual({ text: 'v', row: 2, column: 5, rowSpan: 1, columnSpan: 1 });
});
