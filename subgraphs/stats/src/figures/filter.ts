import { CHANNELS, IDENTITY_MODES, URGENCIES, type AgencyKind, type Channel, type IdentityMode, type Urgency } from '@pakn/vocabulary';
import type { Columns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { NO_CODE, type FactColumns } from '../columns/fact-columns.ts';

/** Which cases are counted (spec 04 StatisticsFilter). What is absent restricts nothing; `from` is inclusive, `to` exclusive, by submittedAt. */
export interface Filter {
  from?: Date | null | undefined;
  to?: Date | null | undefined;
  agencyId?: string | null | undefined;
  agencyKind?: AgencyKind | null | undefined;
  categoryCode?: string | null | undefined;
  topicCode?: string | null | undefined;
  wardCode?: string | null | undefined;
  channel?: Channel | null | undefined;
  urgency?: readonly Urgency[] | null | undefined;
  identityMode?: IdentityMode | null | undefined;
}

/** A filter in the columns' codes: a table of 0 and 1 by code, or null when everything passes. */
export interface Masks {
  from: number;
  to: number;
  agency: Uint8Array | null;
  category: Uint8Array | null;
  topic: Uint8Array | null;
  ward: Uint8Array | null;
  channel: Uint8Array | null;
  urgency: Uint8Array | null;
  identity: Uint8Array | null;
}

const none = <T>(value: T | null | undefined): value is null | undefined => value === null || value === undefined;

export function masksOf(columns: Columns, filter: Filter): Masks {
  const { facts } = columns;
  return {
    from: filter.from?.getTime() ?? -Infinity,
    to: filter.to?.getTime() ?? Infinity,
    agency: agencyMask(columns, filter),
    category: none(filter.categoryCode) ? null : single(facts.categories, filter.categoryCode),
    topic: none(filter.topicCode) ? null : single(facts.topics, filter.topicCode),
    ward: none(filter.wardCode) ? null : single(facts.wards, filter.wardCode),
    channel: none(filter.channel) ? null : listed(CHANNELS, [filter.channel]),
    urgency: none(filter.urgency) ? null : listed(URGENCIES, filter.urgency),
    identity: none(filter.identityMode) ? null : listed(IDENTITY_MODES, [filter.identityMode]),
  };
}

function agencyMask(columns: Columns, { agencyId, agencyKind }: Filter): Uint8Array | null {
  if (none(agencyId) && none(agencyKind)) return null;
  const { agencies } = columns.facts;
  const mask = new Uint8Array(agencies.size);
  for (let code = 0; code < mask.length; code++) {
    const id = agencies.text(code);
    mask[code] = (none(agencyId) || id === agencyId) && (none(agencyKind) || columns.agencies.get(id)?.kind === agencyKind) ? 1 : 0;
  }
  return mask;
}

function single(dictionary: Dictionary, text: string): Uint8Array {
  const mask = new Uint8Array(NO_CODE + 1);
  const code = dictionary.find(text);
  if (code >= 0) mask[code] = 1;
  return mask;
}

const listed = <W extends string>(words: readonly W[], wanted: readonly W[]): Uint8Array => Uint8Array.from(words, (word) => (wanted.includes(word) ? 1 : 0));

/** Whether the filter lets an agency through; asked apart, because a helper's part counts for another agency than the case. */
export const passesAgency = ({ agency }: Masks, code: number): boolean => agency === null || agency[code] === 1;

/** Whether everything else of the filter lets a case through. Says nothing about its status. */
export function passes(facts: FactColumns, masks: Masks, row: number): boolean {
  const at = facts.submittedAt[row] as number;
  if (at < masks.from || at >= masks.to) return false;
  if (masks.category !== null && masks.category[facts.category[row] as number] !== 1) return false;
  if (masks.topic !== null && masks.topic[facts.topic[row] as number] !== 1) return false;
  if (masks.ward !== null && masks.ward[facts.ward[row] as number] !== 1) return false;
  if (masks.channel !== null && masks.channel[facts.channel[row] as number] !== 1) return false;
  if (masks.urgency !== null && masks.urgency[facts.urgency[row] as number] !== 1) return false;
  return masks.identity === null || masks.identity[facts.identity[row] as number] === 1;
}
