import { ANONYMOUS, newId } from '@pakn/service-kit';
import type { GraphServer } from '../graph/graph-server.ts';
import type { Call } from '../identity/caller.ts';
import type { AskPublic } from '../sitemap/public-addresses.ts';
import type { PageRequest } from './render-worker.ts';

/**
 * The graph as the anonymous of the visitor's address sees it: what it costs is the visitor's, what it shows is everybody's. Nothing of the visitor's request but
 * address and language is passed on.
 */
export async function askAsVisitor(graph: GraphServer, operation: unknown, { address, language }: PageRequest): Promise<unknown> {
  const call: Call = { identity: ANONYMOUS, requestId: newId(), address, language };
  const { body } = await graph.executeOperation(operation as object, { contextValue: call });
  if (body.kind !== 'single') throw new Error('the graph answered in parts');
  const { data, errors } = body.singleResult;
  return { data, errors };
}

/** The same for what is made of answers, not shown: anything refused or not answered is an error. Codes, names and words of it have no language. */
export const askForEverybody =
  (graph: GraphServer, address: string): AskPublic =>
  async <T>(query: string, variables: Record<string, unknown>): Promise<T> => {
    const { data, errors } = (await askAsVisitor(graph, { query, variables }, { path: '', language: 'vi', address })) as {
      data?: T;
      errors?: { message: string }[];
    };
    if (errors?.[0] || !data) throw new Error(errors?.[0]?.message ?? 'the graph did not answer');
    return data;
  };
