import { cleanText, isReadable, refuseIfAny, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Label } from '@pakn/vocabulary';
import { z } from 'zod';
import { problemsOf } from '../process/words.ts';
import { FORM_WORDS } from './form-words.ts';

/** One text of a form. */
export interface TextField {
  /** As it stands inside a sentence. */
  name: Label;
  /** In graphemes. */
  longest: number;
  /** It may be empty. */
  optional?: boolean;
  /** It may have several lines. */
  lines?: boolean;
}

/** Characters that mean something on one machine only. */
const PRIVATE = /\p{Co}/u;
/** What a catalogue's code looks like, for good: events and cases refer to it. */
const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
/** A telephone number as people read it: "1900 0000", "113". */
const PHONE = /^\+?[0-9][0-9 ().-]{2,28}$/;
const LONGEST_ADDRESS = 500;
const emailAddress = z.email();
const webAddress = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(LONGEST_ADDRESS)
  .regex(/^https:\/\/\S+$/);
/** Hours are stored in quarters: every limit is a whole number of minutes. */
const STEPS_AN_HOUR = 4;

/** Reads the fields of what an administrator has filled in: each wrong one gets its problem, and all are refused together. */
export class Form {
  private readonly problems: FieldProblemData[] = [];

  /** A field has one problem: the first. @param path of the argument, "input.name" */
  wrong(path: string, code: string, message: Label): void {
    if (!this.problems.some((each) => each.path === path)) this.problems.push({ path, code, message });
  }

  /** The text as it is stored. */
  text(path: string, given: string, { name, longest, optional, lines }: TextField): string {
    const text = cleanText(given);
    const [problem] = problemsOf(text, { path, name, longest, shortest: optional ? 0 : 1 });
    if (problem) this.wrong(path, problem.code, problem.message);
    else if (PRIVATE.test(text) || (!lines && /[\n\t]/.test(text))) this.wrong(path, 'INVALID_INPUT', FORM_WORDS.characters);
    else if (text && !isReadable(text)) this.wrong(path, 'REQUIRED', FORM_WORDS.visible);
    return text;
  }

  /** A text that may be left out: then it stays as it is; null and nothing empty it. */
  textOr(path: string, given: string | null | undefined, stored: string | null, rule: Omit<TextField, 'optional'>): string | null {
    return given === undefined ? stored : this.text(path, given ?? '', { ...rule, optional: true }) || null;
  }

  code(path: string, given: string): void {
    if (!CODE.test(given)) this.wrong(path, 'INVALID_INPUT', FORM_WORDS.code);
  }

  /** A telephone number, an e-mail address or an address that begins with https://; null and nothing are none. */
  reach(path: string, kind: 'phone' | 'email' | 'web', given: string | null | undefined): string | null {
    const text = cleanText(given ?? '');
    if (text === '') return null;
    const fits = { phone: PHONE.test(text), email: emailAddress.safeParse(text).success, web: webAddress.safeParse(text).success }[kind];
    if (!fits) this.wrong(path, 'INVALID_INPUT', FORM_WORDS[kind]);
    return text;
  }

  /** Working hours within bounds, in quarters of an hour. */
  hours(path: string, given: number, { least, most }: { least: number; most: number }): void {
    if (!(given >= least && given <= most)) this.wrong(path, 'OUT_OF_RANGE', FORM_WORDS.hours(least, most));
    else if (!Number.isInteger(given * STEPS_AN_HOUR)) this.wrong(path, 'INVALID_INPUT', FORM_WORDS.quarters);
  }

  /** @throws INVALID_INPUT with a problem a field */
  refuse(): void {
    refuseIfAny(this.problems);
  }
}
