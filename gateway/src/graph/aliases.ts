import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST, Kind, parse, visit, type DocumentNode, type FieldNode, type GraphQLFormattedError } from 'graphql';
import type { Call } from '../identity/caller.ts';

/** What an alias that could be taken for something else is called on the way to the subgraphs. */
const APART = '_as_';

/** The names of all fields of a supergraph: what a plan adds to a fetch (keys, required fields) is one of them. */
function namesOfFields(supergraph: string): Set<string> {
  const names = new Set<string>();
  visit(parse(supergraph), { FieldDefinition: ({ name }) => void names.add(name.value) });
  return names;
}

/**
 * A client may call a field by the name of another one. Plans put keys and required fields into the same objects under their own names, and read
 * the client's value for them: `{ case(id: …) { id: version reporterName } }` was null without a word (apollographql/federation#3036). So such an alias
 * travels under a name that no field has, and the answer gets the client's name back.
 */
export class Aliases {
  private readonly taken: ReadonlySet<string>;
  private readonly known = new WeakMap<DocumentNode, DocumentNode>();
  private readonly made = new WeakSet<DocumentNode>();

  /** @param more names that the hub gives to fields itself */
  constructor(supergraph: string, more: readonly string[] = []) {
    this.taken = new Set([...namesOfFields(supergraph), ...more]);
  }

  /** A valid document with the aliases apart; the same object where there are none. */
  apart(document: DocumentNode): DocumentNode {
    const known = this.known.get(document);
    if (known) return known;
    const renamed: DocumentNode = visit(document, { Field: (field) => this.renamed(field) });
    this.known.set(document, renamed);
    if (renamed !== document) this.made.add(renamed);
    return renamed;
  }

  /** Whether this is a document whose aliases were set apart. */
  isApart(document: DocumentNode): boolean {
    return this.made.has(document);
  }

  private renamed(field: FieldNode): FieldNode | undefined {
    const alias = field.alias?.value;
    if (alias === undefined || alias === field.name.value) return undefined;
    if (!this.taken.has(alias) && !alias.startsWith('__') && !alias.startsWith(APART)) return undefined;
    return { ...field, alias: { kind: Kind.NAME, value: `${APART}${alias}` } };
  }
}

const clients = (name: string): string => (name.startsWith(APART) ? name.slice(APART.length) : name);

/** An answer's data under the names that the client chose. Scalars of the graph are no objects, so every name in it is one of the document's. */
export function namedByClient<T>(data: T): T {
  if (Array.isArray(data)) return data.map((one: unknown) => namedByClient(one)) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [clients(name), namedByClient(value)])) as T;
}

/** An error at the place that the client knows. */
export const placedByClient = (error: GraphQLFormattedError): GraphQLFormattedError =>
  error.path ? { ...error, path: error.path.map((part) => (typeof part === 'string' ? clients(part) : part)) } : error;

/** Queries and mutations: the document is set apart after it was validated as the client wrote it. */
export const aliasesApart = (aliases: Aliases): ApolloServerPlugin<Call> => ({
  requestDidStart: async () => ({
    didResolveOperation: async (context) => {
      const document = aliases.apart(context.document);
      if (document !== context.document) Object.assign(context, { document, operation: getOperationAST(document, context.request.operationName) });
    },
  }),
});

/** The answer gets the client's names back; stands after whatever reads the answer by the document. */
export const namesOfClient = (aliases: Aliases): ApolloServerPlugin<Call> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ document, response: { body } }) => {
      if (!document || !aliases.isApart(document) || body.kind !== 'single') return;
      const { data, errors } = body.singleResult;
      if (data) body.singleResult.data = namedByClient(data);
      if (errors) body.singleResult.errors = errors.map(placedByClient);
    },
  }),
});
