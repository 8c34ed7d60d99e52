import type { FastifyRequest } from 'fastify';
import {
  GraphQLError,
  Kind,
  visit,
  type ArgumentNode,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Refused by the parser, before anything else looks at the document. */
export const MAX_TOKENS = 2_000;
export const MAX_DEPTH = 15;
export const MAX_ALIASES = 30;
export const MAX_ROOT_FIELDS = 20;
/** Selections a document may come to when its fragments are written out, the spreads and `__typename` too: whoever walks it later walks no more. */
export const MAX_SELECTIONS = 2_000;

/** In UTF-16 units: what a mutation may say in literals, and room for its fields. Longer ones are not even parsed. */
const LONGEST_DOCUMENT = 128 << 10;

/** A hook before Apollo. */
export const refuseLongDocuments = async (request: FastifyRequest): Promise<void> => {
  const { query } = (request.body ?? {}) as { query?: unknown };
  if (typeof query === 'string' && query.length > LONGEST_DOCUMENT) throw Object.assign(new Error('a long document'), { statusCode: 413 });
};

const tooCostly = (message: string): GraphQLError => new GraphQLError(message, { extensions: { limit: true } });

interface Measure {
  depth: number;
  aliases: number;
  selections: number;
}

/** Measures a selection with its fragments written out; each fragment is measured once. Introspection has its own rule. */
class Measurer {
  private readonly known = new Map<string, Measure | null>();

  constructor(private readonly fragment: (name: string) => FragmentDefinitionNode | null | undefined) {}

  measure(set: SelectionSetNode): Measure {
    const total: Measure = { depth: 0, aliases: 0, selections: 0 };
    for (const selection of set.selections) {
      let inner: Measure = { depth: 0, aliases: 0, selections: 0 };
      if (selection.kind === 'FragmentSpread') inner = this.ofFragment(selection.name.value);
      else if (selection.kind === 'InlineFragment') inner = this.measure(selection.selectionSet);
      else if (!selection.name.value.startsWith('__')) {
        const below = selection.selectionSet ? this.measure(selection.selectionSet) : inner;
        inner = { ...below, depth: below.depth + 1, aliases: below.aliases + (selection.alias ? 1 : 0) };
      }
      total.depth = Math.max(total.depth, inner.depth);
      total.aliases += inner.aliases;
      total.selections += inner.selections + 1;
    }
    return total;
  }

  private ofFragment(name: string): Measure {
    const known = this.known.get(name);
    if (known !== undefined) return known ?? { depth: 0, aliases: 0, selections: 0 }; // null: inside itself; another rule refuses cycles
    const fragment = this.fragment(name);
    if (!fragment) return { depth: 0, aliases: 0, selections: 0 };
    this.known.set(name, null);
    const measure = this.measure(fragment.selectionSet);
    this.known.set(name, measure);
    return measure;
  }
}

/** Refuses documents that would cost more than any screen of the product needs, before a resolver runs (S8 to S12). */
export const limitsRule: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (operation) => {
    const { depth, aliases, selections } = new Measurer((name) => context.getFragment(name)).measure(operation.selectionSet);
    const refuse = (what: string, is: number, most: number): void => {
      if (is > most) context.reportError(tooCostly(`Truy vấn quá lớn: ${what} ${is}, tối đa ${most}.`));
    };
    refuse('độ sâu', depth, MAX_DEPTH);
    refuse('số bí danh', aliases, MAX_ALIASES);
    refuse('số trường', selections, MAX_SELECTIONS);
    refuse('số trường gốc', operation.selectionSet.selections.length, MAX_ROOT_FIELDS);
  },
});

/** Whether the document asks for the schema as a whole. `__typename` is no introspection. */
export function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: (field) => {
      if (field.name.value === '__schema') found = true;
    },
  });
  return found;
}

const NO_TYPE: ArgumentNode = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'name' }, value: { kind: Kind.STRING, value: '' } };

/**
 * The document for whom no type of the schema has a name: `__type` is null whatever it is asked for. No error: GraphQL over HTTP is audited with it.
 * The same object when it does not ask.
 */
export const withoutTypes = (document: DocumentNode): DocumentNode =>
  visit(document, { Field: (field) => (field.name.value === '__type' ? { ...field, arguments: [NO_TYPE] } : undefined) });
