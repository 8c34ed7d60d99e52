import 'fake-indexeddb/auto';
import type { Viewer } from '@pakn/graph';
import { fault, mountPage, refusal, type Answers, type Page } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import { emptyDraft, openShelf, type DraftShelf } from './report-draft';
import { FORM_ANSWERS } from '../testing/form-answers';
import SubmitPage from './SubmitPage.vue';
import WaitingReports from './WaitingReports.vue';

const texts = { vi: vietnamese, en };
const REPORTS = Number(import.meta.env.RUNS ?? 10);
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
const ASKED: Answers = {
  ...FORM_ANSWERS,
  ReportChallenge: () => Promise.reject(new TypeError('Failed to fetch')),
  PublicCategories: () => ({ categories: [] }),
};

/** Files by key, as the server does; `loses` says which answers do not arrive. */
function server(loses: (call: number) => boolean = () => false) {
  const filed = new Map<unknown, { content: string; code: string }>();
  let calls = 0;
  const submitCase: Answers[string] = ({ input, idempotencyKey }) => {
    const content = JSON.stringify(input);
    const before = filed.get(idempotencyKey);
    if (before && before.content !== content) return { submitCase: refusal('KEY_REUSED', 'x') };
    const { code } = before ?? { code: `KH-2611-${String(filed.size).padStart(6, '2')}` };
    filed.set(idempotencyKey, { content, code });
    if (loses(calls++)) throw new TypeError('Failed to fetch');
    return { submitCase: { __typename: 'Case', id: code, code } };
  };
  return { filed, submitCase };
}

let shelf: DraftShelf;
let network: ReturnType<typeof vi.spyOn>;
const goes = async (to: 'online' | 'offline'): Promise<void> => {
  network.mockReturnValue(to === 'online');
  dispatchEvent(new Event(to));
  await flushPromises();
};
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  network = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true) as never;
  shelf = (await openShelf()) as DraftShelf;
  await shelf.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
const box = (page: Page): string => page.screen.find('[data-testid=waiting-reports]').text();

describe('X-08 a draft of the account that was sent without a network', () => {
  const queued = async (): Promise<void> =>
    shelf.keep({
      ...{ ...emptyDraft('k'), title: 'Ổ gà sâu', content: 'Rộng 1 m', placeWay: 'address', address: '12 Trần Phú', wardCode: '22366', savedAt: 1 },
      queued: { by: 'me', at: 1, notBefore: null, problem: null },
      server: { id: 's1', by: 'me', version: 1, savedAt: 1, content: '' },
    });
  const waits = async (submitCase: Answers[string]): Promise<Page> => {
    await queued();
    return mountPage(WaitingReports, { viewer: citizen, texts, answers: { ...ASKED, SubmitCase: submitCase } });
  };

  it('goes as that draft', async () => {
    const page = await waits(server().submitCase);
    await vi.waitFor(() => expect(box(page)).toContain('Đã gửi'));
    expect(page.sent('SubmitCase').map(({ id }) => id)).toEqual(['s1']);
  });

  it('goes without it when it was deleted elsewhere meanwhile', async () => {
    const { submitCase } = server();
    const page = await waits((variables) => {
      if (variables.id !== null) throw fault('NOT_FOUND');
      return submitCase?.(variables) ?? {};
    });
    await vi.waitFor(() => expect(box(page)).toContain('Đã gửi'));
  });

  it('stops where it was sent elsewhere meanwhile, and says which report that is', async () => {
    const page = await waits(() => ({ submitCase: refusal('NOT_NOW', 'x', {}, { __typename: 'Case', id: 's1', code: 'KH-2611-AAAAAA' }) }));
    await vi.waitFor(() => expect(box(page)).toContain('đã được gửi, mã KH-2611-AAAAAA'));
    expect(page.sent('SubmitCase')).toHaveLength(1);
  });
});

describe('R13 B-10 a report that was sent without a network', () => {
  const write = async (submitCase: Answers[string]): Promise<Page> => {
    const page = await mountPage(SubmitPage, { viewer: citizen, texts, answers: { ...ASKED, SubmitCase: submitCase } });
    await vi.waitFor(() => expect(sessionStorage.length).toBe(1));
    await goes('offline');
    await page.control('Phản ánh về việc gì?').setValue('Ổ gà sâu');
    await page.control('Nội dung').setValue('Rộng 1 m');
    await page.button('Nhập địa chỉ').trigger('click');
    await page.control('Địa chỉ').setValue('12 Trần Phú');
    await page.control('Xã, phường').setValue('22366');
    expect(page.screen.get('[type=submit]').text()).toBe('Gửi khi có mạng');
    await page.screen.get('form').trigger('submit');
    await vi.waitFor(() => expect(box(page)).toContain('Ổ gà sâu'));
    return page;
  };

  it('waits, is said to wait, and goes by itself, once, when the network is back', async () => {
    const { filed, submitCase } = server();
    const page = await write(submitCase);
    expect([page.sent('SubmitCase'), box(page), page.control('Phản ánh về việc gì?').element.value]).toEqual([[], expect.stringContaining('Chờ có mạng'), '']);
    await goes('online');
    await vi.waitFor(() => expect(box(page)).toContain('Đã gửi, mã KH-2611-222220'));
    await goes('online');
    expect([filed.size, page.sent('SubmitCase').length, await shelf.read()]).toEqual([1, 1, []]);
    expect(page.sent('SubmitCase')).toMatchObject([{ input: { title: 'Ổ gà sâu', place: { wardCode: '22366' } }, challenge: null }]);
  });

  it('can be opened and changed before it goes; then it is a draft again', async () => {
    const page = await write(server().submitCase);
    const [waiting] = await shelf.read();
    await page.router.push(`/gui-phan-anh?nhap=${waiting?.key}`);
    await vi.waitFor(() => expect(page.control('Phản ánh về việc gì?').element.value).toBe('Ổ gà sâu'));
    await goes('online');
    expect([page.sent('SubmitCase'), (await shelf.read()).map(({ queued }) => queued)]).toEqual([[], [null]]);
  });
});

describe('B-10 what waits on a device', () => {
  const queue = async (n: number, by = 'me'): Promise<void> => {
    for (let i = 0; i < n; i++) {
      const draft = { ...emptyDraft(`${by}-${i}`), title: `Việc ${i}`, content: 'x', address: 'y', wardCode: '22366', placeWay: 'address' as const };
      await shelf.keep({ ...draft, queued: { by, at: i, notBefore: null, problem: null } });
    }
  };
  const open = (submitCase: Answers[string]): Promise<Page> => mountPage(WaitingReports, { viewer: citizen, texts, answers: { SubmitCase: submitCase } });

  it(`${REPORTS} reports, every fifth answer lost: ${REPORTS} cases`, async () => {
    await queue(REPORTS);
    const { filed, submitCase } = server((call) => call % 5 === 4);
    await open(submitCase);
    // What was lost goes again the next time that the device thinks that it has a network.
    await vi.waitFor(
      async () => {
        await goes('online');
        expect((await shelf.read()).filter(({ queued }) => queued)).toEqual([]);
      },
      { timeout: 25_000 },
    );
    expect([filed.size, new Set([...filed.values()].map(({ code }) => code)).size]).toEqual([REPORTS, REPORTS]);
  });

  it('another person’s reports are not sent, nor shown', async () => {
    await queue(1, 'somebody else');
    const { filed, submitCase } = server();
    const page = await open(submitCase);
    await goes('online');
    await flushPromises();
    expect([filed.size, page.screen.find('[data-testid=waiting-reports]').exists()]).toEqual([0, false]);
  });

  it('a refused one says why and waits for the person; the next ones go', async () => {
    await queue(2);
    const { submitCase } = server();
    const page = await open((variables) =>
      (variables as { input: { title: string } }).input.title === 'Việc 0'
        ? { submitCase: refusal('INVALID_INPUT', 'x', { 'input.title': 'Tiêu đề quá dài' }) }
        : submitCase(variables),
    );
    await vi.waitFor(() => expect(box(page)).toContain('Đã gửi'));
    expect(box(page)).toContain('Tiêu đề quá dài');
    await goes('online');
    await flushPromises();
    expect(page.sent('SubmitCase').length, 'the same would be refused again').toBe(2);
  });
});
