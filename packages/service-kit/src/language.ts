import type { Language } from '@pakn/vocabulary';

/** What is read when nobody asks for a language that the product speaks. */
export const DEFAULT_LANGUAGE: Language = 'vi';

/**
 * The language that an `accept-language` value asks for: the first by weight that the product speaks, Vietnamese otherwise.
 * "en-GB,en;q=0.9" → en; "fr, en;q=0.8, vi;q=0.9" → vi; "*", nothing, or anything that is no such value → vi.
 */
export function languageOf(accepted: unknown): Language {
  if (typeof accepted !== 'string') return DEFAULT_LANGUAGE;
  let best: { language: Language; weight: number } | null = null;
  for (const range of accepted.split(',')) {
    const [tag = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const language = tag.split('-', 1)[0];
    if (language !== 'vi' && language !== 'en') continue;
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? DEFAULT_LANGUAGE;
}
