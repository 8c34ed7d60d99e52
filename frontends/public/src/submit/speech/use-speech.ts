import { onScopeDispose, readonly, ref } from 'vue';
import { recognizer, type Heard, type NotHeard, type Recognition } from './recognition';

/** What may be wrong, by the browser's own names; texts are `public.submit.speech.problem.*`. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'not-allowed': 'notAllowed',
  'service-not-allowed': 'notAllowed',
  'audio-capture': 'noMicrophone',
  network: 'network',
  'no-speech': 'nothingHeard',
};

/** Only one field of a page is spoken into. */
let stopOther: (() => void) | null = null;

/**
 * Turns speech into text by the browser (A4-04). `onText` gets each piece when it is certain; `uncertain` is what was heard since.
 * @param language of what is spoken: "vi-VN"
 */
export function useSpeech(language: () => string, onText: (text: string) => void) {
  const listening = ref(false);
  const uncertain = ref('');
  /** The last part of a text's name; null: nothing is wrong. */
  const problem = ref<string | null>(null);
  let running: Recognition | null = null;

  function start(): void {
    const Recognizer = recognizer();
    if (!Recognizer || running) return;
    stopOther?.();
    problem.value = null;
    const recognition = new Recognizer();
    Object.assign(recognition, { lang: language(), continuous: true, interimResults: true });
    recognition.addEventListener('result', (event) => {
      const { results, resultIndex } = event as Heard;
      const heard = Array.from(results).slice(resultIndex);
      const textOf = (isFinal: boolean): string =>
        heard
          .filter((each) => each.isFinal === isFinal)
          .map((each) => each[0]?.transcript.trim() ?? '')
          .join(' ');
      const certain = textOf(true);
      if (certain) onText(certain);
      uncertain.value = textOf(false);
    });
    recognition.addEventListener('error', (event) => {
      const { error } = event as NotHeard;
      if (error !== 'aborted') problem.value = PROBLEMS[error] ?? 'other';
    });
    recognition.addEventListener('end', () => {
      // What was heard last is not thrown away, though the browser was not sure of it.
      if (uncertain.value) onText(uncertain.value);
      uncertain.value = '';
      listening.value = false;
      running = null;
      if (stopOther === stop) stopOther = null;
    });
    running = recognition;
    stopOther = stop;
    listening.value = true;
    recognition.start();
  }
  const stop = (): void => running?.stop();
  onScopeDispose(() => running?.abort());
  return { listening: readonly(listening), uncertain: readonly(uncertain), problem: readonly(problem), start, stop };
}

/** What was spoken behind what stands there: a sentence of its own begins large. */
export function withSpoken(text: string, spoken: string): string {
  const before = text.trimEnd();
  const begins = before === '' || /[.!?…]$/.test(before);
  const said = begins ? spoken.charAt(0).toLocaleUpperCase('vi') + spoken.slice(1) : spoken;
  return before === '' ? said : `${before} ${said}`;
}
