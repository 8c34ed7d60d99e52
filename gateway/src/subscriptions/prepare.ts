import { createHash } from 'node:crypto';
import { buildOperationContext } from '@apollo/gateway';
import { operationFromDocument, Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner, type FetchNode, type PlanNode, type QueryPlan } from '@apollo/query-planner';
import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { bytesOf, guardedDocument, guardedVariables } from '@pakn/service-kit';
import { Aliases } from '../graph/aliases.ts';
import { limitsRule, MAX_TOKENS } from '../graph/limits.ts';
import { readScalars } from '../graph/scalars.ts';
import { reads, taggedFields } from '../graph/tagged-fields.ts';
import { CURSOR_ALIAS, resumableDocument, type SubscriptionDocument } from './subscription-document.ts';

/** The name under which a plan finds the event that has already come. */
export const EVENT = '__event__';
/** Documents that are remembered with their plans. */
const REMEMBERED_DOCUMENTS = 1_000;

/** A planned subscription: what is asked of the owning subgraph, and what is completed per event. */
export interface Prepared {
  document: DocumentNode;
  /** Aliases travel under other names: the answer gets the client's back. */
  isApart: boolean;
  hash: string;
  resume: SubscriptionDocument;
  /** The owning subgraph's part: opened once per stream. */
  primary: FetchNode;
  /** The event, then the other subgraphs' parts. */
  perEvent: QueryPlan;
  operation: ReturnType<typeof buildOperationContext>;
  /** It reads a field whose answer depends on who asks: its streams belong to one subject. */
  viewer: boolean;
}

/** Plans subscriptions with Apollo's own planner, which plans them but whose gateway does not execute them. */
export class Planner {
  private readonly known = new Map<string, Prepared | readonly GraphQLError[]>();
  private readonly planner: QueryPlanner;
  private readonly aliases: Aliases;
  private readonly viewerFields: ReadonlySet<string>;
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;

  constructor(
    supergraphSdl: string,
    private readonly production: boolean,
  ) {
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
    this.apiSchema = supergraph.apiSchema();
    this.schema = readScalars(this.apiSchema.toGraphQLJSSchema());
    this.supergraphSchema = supergraph.schema.toGraphQLJSSchema();
    this.planner = new QueryPlanner(supergraph);
    this.aliases = new Aliases(supergraphSdl, [CURSOR_ALIAS]);
    this.viewerFields = taggedFields(supergraphSdl, 'viewer');
  }

  /** The plan of a document, or why it is refused. @throws HostileInput for a text that does not pass the boundary */
  prepare(query: string, operationName?: string | null): Prepared | readonly GraphQLError[] {
    const key = `${operationName ?? ''}\n${query}`;
    const known = this.known.get(key);
    if (known) return known;
    const prepared = this.plan(query, operationName, createHash('sha256').update(key).digest('base64url'));
    if (this.known.size >= REMEMBERED_DOCUMENTS) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
    this.known.set(key, prepared);
    return prepared;
  }

  /** The client's variables with defaults, and its `after` apart. @throws HostileInput */
  variables(prepared: Prepared, given: Record<string, unknown>): { after: string | null; others: Record<string, unknown> } | readonly GraphQLError[] {
    const guarded = guardedVariables(given, bytesOf('subscription'));
    const { coerced, errors } = getVariableValues(this.schema, prepared.resume.operation.variableDefinitions ?? [], guarded, { maxErrors: 10 });
    if (errors) return errors.map((error) => new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT' } }));
    const { after } = prepared.resume;
    if (!('variable' in after)) return { after: after.literal, others: coerced };
    const { [after.variable]: seen, ...others } = coerced;
    return { after: typeof seen === 'string' ? seen : null, others };
  }

  private plan(query: string, operationName: string | null | undefined, hash: string): Prepared | readonly GraphQLError[] {
    try {
      const asked = parse(query, { maxTokens: MAX_TOKENS });
      const rules = [...specifiedRules, limitsRule, ...(this.production ? [NoSchemaIntrospectionCustomRule] : [])];
      const problems = validate(this.schema, asked, rules, { maxErrors: 10, hideSuggestions: this.production });
      if (problems.length > 0) return problems.map(asValidationError);
      const guarded = guardedDocument(asked, bytesOf('subscription'));
      const document = this.aliases.apart(guarded);
      const operation = getOperationAST(document, operationName);
      if (!operation) return [new GraphQLError('Không rõ thao tác nào được gọi.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
      const resume = resumableDocument(this.schema, document, operation);
      const conflicts = validate(this.schema, resume.planned);
      if (conflicts.length > 0) return conflicts.map(asValidationError);
      const { node } = this.planner.buildQueryPlan(operationFromDocument(this.apiSchema, resume.planned, { ...(operationName ? { operationName } : {}) }));
      if (node?.kind !== 'Subscription') throw new Error('The planner made no subscription of a subscription.');
      const nodes: PlanNode[] = [{ ...node.primary, serviceName: EVENT }, ...(node.rest ? [node.rest] : [])];
      return {
        document,
        isApart: document !== guarded,
        hash,
        resume,
        primary: node.primary,
        perEvent: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } },
        operation: buildOperationContext({ schema: this.schema, operationDocument: document, ...(operationName ? { operationName } : {}) }),
        viewer: reads(this.schema, document, this.viewerFields),
      };
    } catch (error) {
      if (error instanceof GraphQLError)
        return [error.extensions.code === undefined ? new GraphQLError(error.message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } }) : error];
      throw error;
    }
  }
}

function asValidationError(error: GraphQLError): GraphQLError {
  const code = error.extensions.limit === true ? 'QUERY_TOO_COSTLY' : 'GRAPHQL_VALIDATION_FAILED';
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code } });
}
