import { beforeEach, expect, it } from 'vitest';
import { emptyDraft, newer, putAside, takeAside } from './report-draft';

beforeEach(() => localStorage.clear());

it('R13: what was typed last is there again, though the page went away before the store had answered', () => {
  const kept = { draft: { ...emptyDraft('k'), title: 'Ổ gà', identityMode: 'PUBLIC_NAME' as const, savedAt: 1 }, files: ['photo'] };
  putAside({ ...kept.draft, identityMode: 'HIDDEN_NAME', savedAt: 2 });
  const opened = newer(kept, takeAside());
  expect(opened?.draft.identityMode).toBe('HIDDEN_NAME');
  expect(opened?.files).toEqual(['photo']);
  expect(takeAside(), 'once').toBeNull();
});

it('the words of another draft, and older ones, do not replace what was kept', () => {
  const kept = { draft: { ...emptyDraft('k'), savedAt: 5 }, files: [] };
  expect(newer(kept, { ...emptyDraft('other'), savedAt: 9 })).toBe(kept);
  expect(newer(kept, { ...emptyDraft('k'), savedAt: 4 })).toBe(kept);
  expect(newer(null, { ...emptyDraft('k'), title: 'chỉ có chữ', savedAt: 1 })?.draft.title).toBe('chỉ có chữ');
});
