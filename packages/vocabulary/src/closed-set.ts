export type Language = 'vi' | 'en';

/** What a person reads, in both languages. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** One value of a closed set. */
export interface Term extends Label {
  /** What the value means, in English, for whoever reads the graph; left out where the label says it. */
  readonly description?: string;
  /** For a narrow column. */
  readonly short?: Label;
}

/** A closed set: code → term, in the order in which people are shown it. Codes are permanent: they stand in rows, events and clients. */
export type ClosedSet = Readonly<Record<string, Term>>;

export type CodeOf<S extends ClosedSet> = Extract<keyof S, string>;

/** The codes of a set in its order. */
export const codesOf = <S extends ClosedSet>(set: S): readonly CodeOf<S>[] => Object.keys(set) as CodeOf<S>[];

/** The set as an enum object, each code its own value: what type-graphql registers. */
export const valuesOf = <S extends ClosedSet>(set: S): { readonly [C in CodeOf<S>]: C } =>
  Object.fromEntries(codesOf(set).map((code) => [code, code])) as never;

/** Whether a text is a code of the set; for what comes from outside. */
export const isCodeOf = <S extends ClosedSet>(set: S, code: unknown): code is CodeOf<S> => typeof code === 'string' && Object.hasOwn(set, code);

/** What a person reads for a code. A code that the set does not have (an older row, a newer event) is shown as it is: one unknown value never blanks a page. */
export const labelOf = (set: ClosedSet, code: string, language: Language): string => (Object.hasOwn(set, code) ? set[code]?.[language] : undefined) ?? code;
