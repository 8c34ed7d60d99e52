import { ID_PROBLEM, readTypedId, type Label } from '@pakn/vocabulary';
import { FORM_WORDS } from './form-words.ts';
import provinces from '../reference/cccd-codes.json' with { type: 'json' };

const PROVINCE_CODES = new Set(provinces.map(([code]) => code));
const YEARS_PER_CENTURY = 100;
const FIRST_CENTURY = 1900;

/** What is wrong with a personal id that somebody typed, in words; null: nothing. `former`: the 9 digits of an old card do too. */
export function idProblem(text: string, now: Date, former = false): Label | null {
  const read = readTypedId(text, former);
  if ('problem' in read) return former && read.problem === 'LENGTH' ? FORM_WORDS.callerId : ID_PROBLEM[read.problem];
  return isPersonalId(read.id, now) || (former && isFormerPersonalId(read.id)) ? null : FORM_WORDS.personalId;
}

/**
 * Whether a text is a personal identification number (số định danh): 3 digits of a province of birth, 1 of century and sex, 2 of the year, 6 random.
 * Source: NĐ 137/2015 article 13. The only kind that new registrations take.
 * @param now births in the future are refused
 */
export function isPersonalId(id: string, now: Date): boolean {
  if (!/^\d{12}$/.test(id) || !PROVINCE_CODES.has(id.slice(0, 3))) return false;
  const year = FIRST_CENTURY + Math.floor(Number(id[3]) / 2) * YEARS_PER_CENTURY + Number(id.slice(4, 6));
  return year <= now.getFullYear();
}

/** A 9-digit number (CMND) of a migrated account: good for signing in, never for registering. */
export const isFormerPersonalId = (id: string): boolean => /^\d{9}$/.test(id);

const SHOWN_DIGITS = 3;

/** "•••••••••123": all but the last three are hidden, also from its owner's neighbours on the bus. */
export const maskIdentifier = (identifier: string): string => '•'.repeat(Math.max(0, identifier.length - SHOWN_DIGITS)) + identifier.slice(-SHOWN_DIGITS);
