import { expect, it } from 'vitest';
import { firstEnd } from './use-fresh-files';

const message = (...urls: string[]) => ({
  ...{ id: 'm', cursor: 'c', from: 'VISITOR' as const, text: '', sentAt: '2026-12-01T02:00:00Z' },
  attachments: urls.map((url) => ({ id: url, name: 'a.jpg', bytes: 1, url })),
});

it('A9-01 the first address of a file that ends; one of a public report ends never', () => {
  expect(firstEnd([message('/files/a/1?e=1764550000&s=x', '/files/a/2?e=1764540000&s=x'), message('/files/a/3')])).toBe(1_764_540_000_000);
  expect(firstEnd([message('/files/a/3'), { ...message(), attachments: [] }])).toBeNull();
});
