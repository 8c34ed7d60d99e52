import { CASE_STATUS, CASE_STATUSES, CHANNEL, CHANNELS, IDENTITY_MODE, labelOf, type Language } from '@pakn/vocabulary';
import type { Answer } from '../figures/answer.ts';
import type { Cell, Sheet } from './sheet.ts';
import { sayIn } from './words.ts';

type Body = Pick<Sheet, 'name' | 'title' | 'headings' | 'rows' | 'totalFirst'>;

/** A8-22: counts by status and by channel. */
export function statusSheet({ byStatusAndChannel }: Answer, language: Language): Body {
  const say = sayIn(language);
  const countOf = (fits: (one: (typeof byStatusAndChannel)[number]) => boolean): number =>
    byStatusAndChannel.reduce((sum, one) => (fits(one) ? sum + one.count : sum), 0);
  const channels = CHANNELS.filter((channel) => countOf((one) => one.channel === channel) > 0);
  const statuses = CASE_STATUSES.filter((status) => countOf((one) => one.status === status) > 0);
  return {
    name: say('status'),
    title: say('statusTitle'),
    headings: [
      { text: say('ordinal'), kind: 'text', width: 6 },
      { text: say('status'), kind: 'text' },
      { text: say('total'), kind: 'number' },
      ...channels.map((channel) => ({ text: labelOf(CHANNEL, channel, language), kind: 'number' as const, width: 16 })),
    ],
    totalFirst: true,
    rows: [
      ['*', say('total'), countOf(() => true), ...channels.map((channel) => countOf((one) => one.channel === channel))],
      ...statuses.map((status, place): Cell[] => [
        String(place + 1),
        labelOf(CASE_STATUS, status, language),
        countOf((one) => one.status === status),
        ...channels.map((channel) => countOf((one) => one.status === status && one.channel === channel)),
      ]),
    ],
  };
}

/** A8-24, X-13: reports with and without a public identity. */
export function identitySheet({ byIdentity }: Answer, language: Language): Body {
  const say = sayIn(language);
  const total = byIdentity.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number): number | null => (total === 0 ? null : count / total);
  return {
    name: say('identity'),
    title: say('identityTitle'),
    headings: [
      { text: say('ordinal'), kind: 'text', width: 6 },
      { text: say('identity'), kind: 'text' },
      { text: say('count'), kind: 'number' },
      { text: say('share'), kind: 'ratio' },
    ],
    totalFirst: true,
    rows: [
      ['*', say('total'), total, share(total)],
      ...byIdentity.map(({ identityMode, count }, place): Cell[] => [String(place + 1), labelOf(IDENTITY_MODE, identityMode, language), count, share(count)]),
    ],
  };
}
