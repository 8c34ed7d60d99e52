import { ANONYMOUS, newId } from '@pakn/service-kit';
import type { GraphServer } from '../graph/graph-server.ts';
import type { Call } from '../identity/caller.ts';
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
