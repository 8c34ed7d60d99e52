import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLArgument, type GraphQLField, type GraphQLInputType } from 'graphql';

/** Some value that an argument takes; every id is `id`. Optional parts are left out. */
function anyValue(type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return anyValue(type.ofType, id);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, anyValue(field.type, id)]));
  }
  return { ID: id, Int: 1, Float: 1, Boolean: true, DateTime: '2026-11-20T07:30:00Z', Date: '2026-11-20' }[type.name] ?? 'x';
}

/** A document that calls a root field with whatever it must be given, and its variables. */
export function anyCall(
  kind: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
  id: string,
  selection: string,
): { query: string; variables: Record<string, unknown> } {
  const required = field.args.filter((argument: GraphQLArgument) => isNonNullType(argument.type) || argument.name === 'id');
  const declared = required.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = required.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  return {
    query: `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(required.map((argument) => [argument.name, anyValue(argument.type, id)])),
  };
}
