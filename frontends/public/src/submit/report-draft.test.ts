import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft, newer, openShelf, putAside, takeAsides, type DraftShelf } from './report-draft';
import { inputOf } from './submit-case';

let shelf: DraftShelf;
beforeEach(async () => {
  localStorage.clear();
  shelf = (await openShelf()) as DraftShelf;
  await shelf.clear();
});

describe('R13 what was typed last is there again', () => {
  const kept = { ...emptyDraft('k'), title: 'Ổ gà', identityMode: 'PUBLIC_NAME' as const, savedAt: 1 };

  it('though the page went away before the store had answered', async () => {
    await shelf.keep(kept);
    putAside({ ...kept, identityMode: 'HIDDEN_NAME', savedAt: 2 });
    expect((await shelf.read()).map(({ identityMode }) => identityMode)).toEqual(['HIDDEN_NAME']);
    expect(takeAsides(), 'once').toEqual([]);
  });

  it('older words do not replace what was kept; words alone are enough', () => {
    expect(newer({ ...kept, savedAt: 5 }, { ...emptyDraft('k'), savedAt: 4 })?.title).toBe('Ổ gà');
    expect(newer(null, { ...emptyDraft('k'), title: 'chỉ có chữ', savedAt: 1 })?.title).toBe('chỉ có chữ');
  });

  it('of two pages that go away together both are', async () => {
    putAside(kept);
    putAside({ ...kept, key: 'other', title: 'Đèn hỏng', savedAt: 2 });
    expect((await shelf.read()).map(({ title }) => title)).toEqual(['Đèn hỏng', 'Ổ gà']);
  });

  it('each draft lies under its own key; one that is dropped leaves the others', async () => {
    await shelf.keep(kept);
    await shelf.keep({ ...kept, key: 'other', savedAt: 9 });
    await shelf.drop('k');
    expect((await shelf.read()).map(({ key }) => key)).toEqual(['other']);
  });
});

describe('X-18 a report that is begun in the installed app', () => {
  afterEach(() => vi.restoreAllMocks());
  const installed = (matches: boolean): void => {
    vi.spyOn(globalThis, 'matchMedia').mockImplementation((query) => ({ matches: matches && query.includes('standalone') }) as MediaQueryList);
  };

  it('came by APP, also when it is sent from a browser later; one of a browser says nothing', () => {
    installed(true);
    const draft = emptyDraft('k');
    installed(false);
    expect(inputOf(draft, []).channel).toBe('APP');
    expect(inputOf(emptyDraft('k'), [])).not.toHaveProperty('channel');
  });
});
