import { beforeEach, expect, it } from 'vitest';
import { emptyDraft, newer, putAside, takeAside } from './report-draft';

beforeEach(() => localStorage.clear());

it('R13: what was typed last is there again, though the page went away before the store had answered', () => {
  const kept = { ...emptyDraft('k'), title: 'Ổ gà', identityMode: 'PUBLIC_NAME' as const, savedAt: 1 };
  putAside({ ...kept, identityMode: 'HIDDEN_NAME', savedAt: 2 });
  expect(newer(kept, takeAside())?.identityMode).toBe('HIDDEN_NAME');
  expect(takeAside(), 'once').toBeNull();
});

it('the words of another draft, and older ones, do not replace what was kept', () => {
  const kept = { ...emptyDraft('k'), savedAt: 5 };
  expect(newer(kept, { ...emptyDraft('other'), savedAt: 9 })).toBe(kept);
  expect(newer(kept, { ...emptyDraft('k'), savedAt: 4 })).toBe(kept);
  expect(newer(null, { ...emptyDraft('k'), title: 'chỉ có chữ', savedAt: 1 })?.title).toBe('chỉ có chữ');
});
