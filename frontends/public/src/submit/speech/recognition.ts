/** The browser's speech recognition, as far as it is used: TypeScript has no types of it. */
export interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
  abort(): void;
}
export interface Heard extends Event {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}
export interface NotHeard extends Event {
  error: string;
}

type Browser = typeof globalThis & Record<'SpeechRecognition' | 'webkitSpeechRecognition', (new () => Recognition) | undefined>;

/** Null: this browser has none. */
export const recognizer = (): (new () => Recognition) | null => {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as Browser;
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
};

/** Whose machines turn the voice into text: the browser's maker. */
export function listener(userAgent: string): string | null {
  if (/\bEdg/.test(userAgent)) return 'Microsoft';
  if (/\bSamsungBrowser\//.test(userAgent)) return 'Samsung';
  if (/(?:Chrome|CriOS)\//.test(userAgent)) return 'Google';
  return /\bSafari\//.test(userAgent) ? 'Apple' : null;
}

/** Whether the page itself was opened with the right to a microphone: one that was reached from another page has that page's rights. */
export function pageMayListen(page: Document): boolean {
  const { featurePolicy } = page as Document & { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature('microphone') ?? true;
}
