import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Identity } from './identity.ts';
import { forbidden, unauthenticated } from './faults.ts';

/** May this caller read this field of this parent? 'public' is for what everybody may see. */
export type Rule<C> = 'public' | ((context: C, parent: never, args: never) => boolean | Promise<boolean>);

/** One table per subgraph: 'Type.field' → rule; 'Type.*' only for value types whose parent is guarded already. */
export type Policy<C> = Record<string, Rule<C>>;

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
const FEDERATION = new Set(['Query._entities', 'Query._service', '_Service.sdl']);

/**
 * Puts the policy before every resolver of the schema. A refused root field is UNAUTHENTICATED or FORBIDDEN, a refused nullable field is null;
 * a refused non-null field is a fault, so a guarded field must be nullable or sit on an entity that is null as a whole.
 * @throws Error when a field has no rule or a rule has no field: a new field without a policy must not build.
 */
export function applyPolicy<C extends { identity: Identity }>(schema: GraphQLSchema, policy: Policy<C>): void {
  const missing: string[] = [];
  const used = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (FEDERATION.has(name)) continue;
      const key = name in policy ? name : `${type.name}.*`;
      const rule = policy[key];
      if (rule === undefined) {
        missing.push(name);
        continue;
      }
      used.add(key);
      if (rule === 'public') continue;
      if (type.name === 'Subscription' && field.subscribe) field.subscribe = guarded(field.subscribe, rule, true);
      else field.resolve = guarded(field.resolve ?? ((parent: unknown) => (parent as Record<string, unknown>)[field.name]), rule, ROOTS.has(type.name));
    }
  }
  if (missing.length > 0) throw new Error(`Fields without a policy: ${missing.join(', ')}`);
  const idle = Object.keys(policy).filter((key) => !used.has(key));
  if (idle.length > 0) throw new Error(`Policy for fields that do not exist: ${idle.join(', ')}`);
}

function guarded<C extends { identity: Identity }>(
  resolve: GraphQLFieldResolver<unknown, C>,
  rule: Exclude<Rule<C>, 'public'>,
  root: boolean,
): GraphQLFieldResolver<unknown, C> {
  const refuse = (context: C): null => {
    if (!root) return null;
    throw context.identity.kind === 'ANONYMOUS' ? unauthenticated() : forbidden();
  };
  return (parent, args, context, info) => {
    const allowed = rule(context, parent as never, args as never);
    if (allowed === true) return resolve(parent, args, context, info);
    if (allowed === false) return refuse(context);
    return allowed.then((yes) => (yes ? resolve(parent, args, context, info) : refuse(context)));
  };
}
