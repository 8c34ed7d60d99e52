import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope, nextTick } from 'vue';
import { clearDrafts, draftKey, readDraft, useDraft, type Draft } from './draft';

const key = draftKey('officer-1', 'case-1', 'answer');
const write = (act: (draft: Draft<{ content: string }>) => void): void => {
  const scope = effectScope();
  scope.run(() => act(useDraft(key, { content: '' })));
  scope.stop();
};

describe('what is typed in a dialog is not lost', () => {
  beforeEach(() => sessionStorage.clear());

  it('is there again after a reload, for this case and this form only', () => {
    write((draft) => (draft.values.content = 'Đã vá mặt đường'));
    expect(readDraft(key, { content: '' })).toEqual({ values: { content: 'Đã vá mặt đường' }, restored: true });
    expect(readDraft(draftKey('officer-1', 'case-2', 'answer'), { content: '' }).restored).toBe(false);
    expect(readDraft(draftKey('officer-2', 'case-1', 'answer'), { content: '' }).restored).toBe(false);
  });

  it('is gone once it was sent', () => {
    write((draft) => (draft.values.content = 'Đã vá mặt đường'));
    write((draft) => draft.clear());
    expect(readDraft(key, { content: '' }).restored).toBe(false);
  });

  it('an untouched form leaves nothing', async () => {
    write((draft) => (draft.values.content = ''));
    await nextTick();
    expect(sessionStorage.length).toBe(0);
  });

  it('signing out forgets all of them and nothing else', () => {
    sessionStorage.setItem('other', 'x');
    write((draft) => (draft.values.content = 'x'));
    clearDrafts();
    expect(Object.keys(sessionStorage)).toEqual(['other']);
  });

  it('a form that is open while somebody signs out writes nothing any more', () => {
    write((draft) => {
      draft.values.content = 'x';
      clearDrafts();
    });
    expect(sessionStorage.length).toBe(0);
  });

  it('a broken draft is dropped', () => {
    sessionStorage.setItem(key, '{');
    expect(readDraft(key, { content: 'a' })).toEqual({ values: { content: 'a' }, restored: false });
  });
});
