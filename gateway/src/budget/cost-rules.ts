import { parse, type ConstDirectiveNode, type ConstValueNode, type FieldDefinitionNode } from 'graphql';

/** What the supergraph declares about one field (the cost directives of IBM's specification, as Apollo composes them). */
export interface FieldCost {
  /** Of the field itself; without `@cost`: 1 for what has fields of its own, 10 for a mutation, 0 for a plain value. */
  weight: number | undefined;
  /** The type of its value, or of each of its items. */
  type: string;
  isList: boolean;
  /** Items of a list whose length no argument says. */
  assumedSize: number | undefined;
  slicingArguments: readonly string[];
  /** The list fields of the answer that the slicing argument sizes; none: the field itself. */
  sizedFields: readonly string[];
}

export interface CostRules {
  /** By `Type.field`. */
  fields: ReadonlyMap<string, FieldCost>;
  /** Types whose values cost something: all but scalars and enums. */
  composites: ReadonlySet<string>;
  /** By the operation's kind. */
  roots: Readonly<Record<'query' | 'mutation' | 'subscription', string>>;
}

const COMPOSITES = new Set(['ObjectTypeDefinition', 'InterfaceTypeDefinition', 'UnionTypeDefinition']);

/** Reads the declared costs of a supergraph. Directives may carry the specification's prefix (`@cost__listSize`). */
export function costRules(supergraph: string): CostRules {
  const fields = new Map<string, FieldCost>();
  const composites = new Set<string>();
  for (const definition of parse(supergraph).definitions) {
    if (!COMPOSITES.has(definition.kind) || !('name' in definition) || !definition.name) continue;
    composites.add(definition.name.value);
    if (definition.kind !== 'ObjectTypeDefinition' && definition.kind !== 'InterfaceTypeDefinition') continue;
    for (const field of definition.fields ?? []) fields.set(`${definition.name.value}.${field.name.value}`, costOf(field));
  }
  return { fields, composites, roots: { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } };
}

function costOf(field: FieldDefinitionNode): FieldCost {
  const cost = directive(field, 'cost');
  const size = directive(field, 'listSize');
  let { type } = field;
  let isList = false;
  while (type.kind !== 'NamedType') {
    isList ||= type.kind === 'ListType';
    type = type.type;
  }
  const [weight] = textsOf(cost, 'weight');
  const [assumed] = textsOf(size, 'assumedSize');
  return {
    weight: weight === undefined ? undefined : Number(weight),
    type: type.name.value,
    isList,
    assumedSize: assumed === undefined ? undefined : Number(assumed),
    slicingArguments: textsOf(size, 'slicingArguments'),
    sizedFields: textsOf(size, 'sizedFields'),
  };
}

const directive = (field: FieldDefinitionNode, name: string): ConstDirectiveNode | undefined =>
  field.directives?.find((one) => one.name.value === name || one.name.value === `cost__${name}`);

function textsOf(node: ConstDirectiveNode | undefined, argument: string): string[] {
  const value = node?.arguments?.find((one) => one.name.value === argument)?.value;
  return value ? literals(value) : [];
}

function literals(value: ConstValueNode): string[] {
  if (value.kind === 'ListValue') return value.values.flatMap(literals);
  return value.kind === 'StringValue' || value.kind === 'IntValue' || value.kind === 'FloatValue' ? [value.value] : [];
}
