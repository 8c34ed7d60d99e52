/** Where the shell keeps the spoken numbers, "plus" and "makes what" by language (made once by espeak-ng). */
const CLIPS = '/sums';

/**
 * Says "a plus b makes what" aloud, one clip after the other. @throws Error when a clip cannot be played
 * @param signal ends it early, which is no error
 */
export async function saySum(a: number, b: number, language: 'vi' | 'en', signal: AbortSignal): Promise<void> {
  const clips = [a, 'plus', b, 'equals'].map((name) => new Audio(`${CLIPS}/${language}/${name}.mp3`));
  for (const clip of clips) {
    if (signal.aborted) return;
    await played(clip, signal);
  }
}

function played(clip: HTMLAudioElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clip.pause();
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
    clip.addEventListener('ended', () => resolve(), { once: true });
    clip.addEventListener('error', () => reject(new Error('the clip cannot be had')), { once: true });
    clip.play().catch(reject);
  });
}
