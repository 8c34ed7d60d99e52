import { ref, watch } from 'vue';

const KEY = 'pakn.officer.sound';
/** Whether a new case also makes a sound; off until the officer wants it. */
export const soundOn = ref(localStorage.getItem(KEY) === 'on');
watch(soundOn, (on) => localStorage.setItem(KEY, on ? 'on' : 'off'));

/** Two soft tones, rising: frequency in Hz, start and length in seconds. */
const TONES = [
  [660, 0, 0.16],
  [880, 0.14, 0.28],
] as const;
const LOUDNESS = 0.08;
let audio: AudioContext | undefined;

/** Plays the chime; silent where the browser does not let a page sound before somebody touched it. */
export function chime(): void {
  if (!soundOn.value) return;
  audio ??= new AudioContext();
  for (const [frequency, start, length] of TONES) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + start;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + length);
  }
}
