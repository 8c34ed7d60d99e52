import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@pakn/service-kit';
import { GraphFault, type Graph } from '../graph/graph.ts';

interface MailedWords {
  id: string;
  kind: string;
  code: string;
  contactId: string;
  content: string;
  files: { name: string; bytes: number; url: string }[];
  at: string;
}

const WORDS = `query ($from: DateTime!, $first: Int!) {
  mailedWords(from: $from, first: $first) { id kind code contactId content files { name bytes url } at } }`;
const SEND = `mutation ($code: String!, $contactId: ID!, $kind: MailedKind!, $id: ID!, $at: DateTime!, $text: String!, $files: [MailedFileInput!]!) {
  done: mailWords(code: $code, contactId: $contactId, kind: $kind, id: $id, at: $at, text: $text, files: $files) { __typename } }`;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After a start it looks back so far: accounts sends each of them once, however often it is told. */
const LOOK_BACK_MS = 30 * DAY_MS;
const AT_ONCE = 50;

/** Brings what was written about reports that came by mail from cases to accounts, which sends it. */
export class Words {
  private from = new Date(Date.now() - LOOK_BACK_MS).toISOString();

  constructor(private readonly graph: Graph) {}

  /** @returns how many it handed over. @throws GraphFault */
  async send(): Promise<number> {
    const { mailedWords } = await this.graph.ask<{ mailedWords: MailedWords[] }>(WORDS, { from: this.from, first: AT_ONCE });
    let kept: string | null = null;
    for (const { content, ...words } of mailedWords) {
      if (!(await this.isTaken({ ...words, text: content })) && Date.parse(words.at) > Date.now() - HOUR_MS) kept ??= words.at;
      this.from = kept ?? words.at;
    }
    // Nothing older will come: what was looked at is not looked at again and again.
    if (mailedWords.length === 0) this.from = new Date(Math.max(Date.parse(this.from), Date.now() - DAY_MS)).toISOString();
    return mailedWords.length;
  }

  /** false: of somebody who is gone, or whose report accounts has not heard of yet; it is offered again for an hour. */
  private async isTaken(words: object): Promise<boolean> {
    try {
      await this.graph.ask(SEND, words);
      return true;
    } catch (error) {
      if (error instanceof GraphFault && error.code === 'NOT_FOUND') return false;
      throw error;
    }
  }
}

/** Sends words until it is closed; what cannot be sent now is tried again. */
export function sendWords(graph: Graph, { everyMs, logger }: { everyMs: number; logger: Logger }): { close(): Promise<void> } {
  const stopping = new AbortController();
  const words = new Words(graph);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await words
        .send()
        .catch((error: unknown) => logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'what was written waits to be mailed'));
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    async close() {
      stopping.abort();
      await running;
    },
  };
}
