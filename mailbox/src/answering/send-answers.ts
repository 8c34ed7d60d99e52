import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@pakn/service-kit';
import { GraphFault, type Graph } from '../graph/graph.ts';

interface MailedAnswer {
  id: string;
  code: string;
  contactId: string;
  content: string;
  files: number;
  publishedAt: string;
}

const ANSWERS = `query ($from: DateTime!, $first: Int!) {
  mailedAnswers(from: $from, first: $first) { id code contactId content files publishedAt } }`;
const SEND = `mutation ($code: String!, $contactId: ID!, $answerId: ID!, $publishedAt: DateTime!, $text: String!) {
  done: mailAnswer(code: $code, contactId: $contactId, answerId: $answerId, publishedAt: $publishedAt, text: $text) { __typename } }`;

/** After a start it looks back so far: accounts sends each publication once, however often it is told. */
const LOOK_BACK_MS = 30 * 86_400_000;
const AT_ONCE = 50;
const FILES: (count: number) => string = (count) => `(Kết quả có kèm ${count} tệp, xem được tại trang của phản ánh khi phản ánh được công khai.)`;

/** Brings published answers of reports that came by mail from cases to accounts, which sends them. */
export class Answers {
  private from = new Date(Date.now() - LOOK_BACK_MS).toISOString();

  constructor(private readonly graph: Graph) {}

  /** @returns how many it handed over. @throws GraphFault */
  async send(): Promise<number> {
    const { mailedAnswers } = await this.graph.ask<{ mailedAnswers: MailedAnswer[] }>(ANSWERS, { from: this.from, first: AT_ONCE });
    for (const { id, content, files, ...answer } of mailedAnswers) {
      const text = files > 0 ? `${content}\n\n${FILES(files)}` : content;
      await this.graph.ask(SEND, { ...answer, answerId: id, text }).catch((error: unknown) => {
        // Taken down by an operator, or of somebody who is gone: nobody waits for a mail.
        if (!(error instanceof GraphFault && error.code === 'NOT_FOUND')) throw error;
      });
      this.from = answer.publishedAt;
    }
    return mailedAnswers.length;
  }
}

/** Sends answers until it is closed; what cannot be sent now is tried again. */
export function sendAnswers(graph: Graph, { everyMs, logger }: { everyMs: number; logger: Logger }): { close(): Promise<void> } {
  const stopping = new AbortController();
  const answers = new Answers(graph);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await answers
        .send()
        .catch((error: unknown) => logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'answers wait to be mailed'));
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
