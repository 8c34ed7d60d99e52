import type { ApolloServerPlugin } from '@apollo/server';
import type { Language } from '@pakn/vocabulary';
import { getOperationAST, GraphQLError, visit, type ASTNode, type DocumentNode, type OperationTypeNode } from 'graphql';
import { GRAPH_NAME, guardedText, guardedValue, HostileInput, INPUT_PROBLEM, PARAMETER_NAME } from './rules/input-text.ts';
import { withoutUnseen } from './rules/text.ts';

/** The longest text that anything takes is a report's content of some thousand letters. */
const WRITTEN_BYTES = 64 << 10;
/** Reading needs words, codes, ids and cursors. */
const READ_BYTES = 1_000;
/** An import of officers is the longest list. */
const MOST_VALUES = 5_000;
/** What a REST route takes as one parameter, path part or form field. */
const PARAMETER_BYTES = 2_000;

/** The longest text, in bytes, that an operation of this kind takes from a client. */
export const bytesOf = (operation: OperationTypeNode | `${OperationTypeNode}` | undefined): number => (operation === 'mutation' ? WRITTEN_BYTES : READ_BYTES);

type Guarded = { document: DocumentNode } | { refused: HostileInput };
/** Validated documents are remembered by Apollo and come again as the same object. */
const known = new WeakMap<DocumentNode, Map<number, Guarded>>();

/** The document with every literal text guarded; the same object where there was nothing to mend. @throws HostileInput */
export function guardedDocument(document: DocumentNode, mostBytes: number): DocumentNode {
  const ofDocument = known.get(document) ?? new Map<number, Guarded>();
  known.set(document, ofDocument);
  const guarded = ofDocument.get(mostBytes) ?? guard(document, mostBytes);
  ofDocument.set(mostBytes, guarded);
  if ('refused' in guarded) throw guarded.refused;
  return guarded.document;
}

function guard(document: DocumentNode, mostBytes: number): Guarded {
  try {
    const mended = visit(document, {
      StringValue: (node, _key, parent, _path, ancestors) => {
        const value = guardedText(node.value, placeOf(parent ? [...ancestors, parent] : ancestors), mostBytes);
        return value === node.value ? undefined : { ...node, value };
      },
    });
    return { document: mended };
  } catch (error) {
    if (error instanceof HostileInput) return { refused: error };
    throw error;
  }
}

/** Where a literal stands: "input.title". */
const placeOf = (ancestors: readonly (ASTNode | readonly ASTNode[])[]): string =>
  ancestors.flatMap((node) => ('kind' in node && (node.kind === 'Argument' || node.kind === 'ObjectField') ? [node.name.value] : [])).join('.');

type Variables = Record<string, unknown>;

/** The variables with every text guarded. @throws HostileInput */
export const guardedVariables = (variables: Variables | undefined, mostBytes: number): Variables =>
  guardedValue(variables ?? {}, '', { mostBytes, mostValues: MOST_VALUES, names: GRAPH_NAME }) as Variables;

/** Parameters, path parts or form fields of a REST route, guarded. @throws HostileInput */
export const guardedParameters = <T>(given: T): T =>
  guardedValue(given, '', { mostBytes: PARAMETER_BYTES, mostValues: MOST_VALUES, names: PARAMETER_NAME }) as T;

/** The path and parameters of a route that is passed on as it came: what would have to be mended is refused. @throws HostileInput */
export function refuseHostileUrl(url: string): void {
  let text;
  try {
    text = decodeURIComponent(url);
  } catch {
    throw new HostileInput('UNSEEN', 'url'); // bytes that are no text
  }
  guardedText(text, 'url', PARAMETER_BYTES);
  if (withoutUnseen(text) !== text) throw new HostileInput('UNSEEN', 'url');
}

/** The refusal of the graph: BAD_USER_INPUT with the field. */
export const refusedInput = ({ path, problem }: HostileInput, language: Language): GraphQLError =>
  new GraphQLError(`${path}: ${INPUT_PROBLEM[problem][language]}`, { extensions: { code: 'BAD_USER_INPUT', field: path } });

/**
 * Puts the guard before the resolvers of an Apollo server: no text of a document or its variables reaches them as it came (X-29, S14).
 * @param options.longest the longest text in bytes for an operation of a kind
 */
export const inputBoundary = <C extends { language: Language }>(options: {
  longest(operation: OperationTypeNode | undefined): number;
}): ApolloServerPlugin<C> => ({
  requestDidStart: async () => ({
    didResolveOperation: async (context) => {
      const { request, contextValue } = context;
      try {
        const longest = options.longest(context.operation?.operation);
        const document = guardedDocument(context.document, longest);
        if (document !== context.document) Object.assign(context, { document, operation: getOperationAST(document, request.operationName) });
        const { representations, ...others } = request.variables ?? {};
        // Keys and fields of entities: what subgraphs said themselves. The gateway knows no such variable.
        const isOfFederation = context.operation?.selectionSet.selections.some((one) => one.kind === 'Field' && one.name.value === '_entities') ?? false;
        request.variables = isOfFederation ? { ...guardedVariables(others, longest), representations } : guardedVariables(request.variables, longest);
      } catch (error) {
        throw error instanceof HostileInput ? refusedInput(error, contextValue.language) : error;
      }
    },
  }),
});

/** For a subgraph: its gateway has looked at what kind of operation it was; a fetch of it may be a read that completes a mutation. */
export const ofGateway = (): number => WRITTEN_BYTES;
