import type { ComputedRef, ShallowRef } from 'vue';
import type { FileProblem, UploadLimits } from './file-rules';

/** One file of a form. */
export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Object address of a picture; empty for everything else. */
  preview: string;
  /** `waiting` for its turn, the network or a sign-in; `checking`: all there, the server looks at it; `refused` by the server for what it is, `failed` for everything that may pass. */
  state: 'waiting' | 'sending' | 'checking' | 'ready' | 'failed' | 'refused';
  /** 0 to 1. */
  part: number;
  problem: FileProblem | null;
  /** What the server says about a refused one. */
  message: string | null;
  /** The server's id, once it has all of it. */
  attachmentId: string | null;
  /** What the person says that it shows; empty: nothing. */
  caption: string;
  /** The same, as the server has it. */
  said: string;
}

/** A file that the server has already, from another device. */
export interface HeldFile {
  attachmentId: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Address of a small picture; empty for everything else. */
  preview: string;
  /** What the server has of what the person says about it; left out: what stands here stays. */
  caption?: string | undefined;
}

export interface UploadOptions {
  /** `Session` of @pakn/graph: files of a visitor wait for the sign-in. */
  session: { readonly mayUpload: { readonly value: boolean }; token(): Promise<string | null> };
  /** The form's name on this device, e.g. its draft's key. */
  form: () => string;
  /** Null while they are not known. */
  limits: () => UploadLimits | null;
  /** How long files of an unsent form stay on this device, in ms. */
  keptFor: number;
  /** Tells the server what a file shows. Left out: these files have no descriptions. */
  describe?: (attachmentId: string, caption: string) => Promise<void>;
}

export interface Uploads {
  readonly files: readonly UploadedFile[];
  readonly limits: ComputedRef<UploadLimits | null>;
  /** Files that were not taken, with the reason; until the next ones are given. */
  readonly notTaken: Readonly<ShallowRef<readonly { name: string; problem: FileProblem }[]>>;
  /** What files that wait are waiting for. */
  readonly waitingFor: ComputedRef<'sign-in' | 'network' | 'turn'>;
  /** Something is still on its way. */
  readonly busy: ComputedRef<boolean>;
  /** A file has not arrived and is not going to by itself. */
  readonly stuck: ComputedRef<boolean>;
  /** Whether each file has a field for what it shows. */
  readonly described: boolean;
  add(chosen: Iterable<File>): void;
  /** The person writes what a file shows: kept on this device at once. */
  caption(id: string, text: string): void;
  /** Tells the server what was written about the files that have arrived, each text once; to be called before what they belong to is sent. Throws what `describe` throws. */
  describe(): Promise<void>;
  remove(id: string): void;
  retry(id: string): void;
  /** The form has another name now: its files take the place of those that are shown, which stay on this device. */
  reopen(): Promise<void>;
  /** Of what has arrived the form has these files now and no others, in this order; what is on its way stays. */
  hold(files: readonly HeldFile[]): void;
  /** Sends everything once more: what has arrived belongs to another report. What only the server has is left out. */
  sendAgain(): void;
  /** A picture that the browser cannot draw is shown as a document. */
  withoutPreview(id: string): void;
  /** Brings back what was kept for this form, after a reload or a sign-in. @param only these, in the order of adding; all without it */
  restore(only?: readonly string[]): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  /** Of everything that has arrived, in the order of adding. */
  attachmentIds(): string[];
  /** What the files belong to was sent or given up: nothing stays on this device. */
  clear(): void;
}
