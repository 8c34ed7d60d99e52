import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType, type GraphQLInputType } from 'graphql';

const OF_SCALARS: Record<string, unknown> = {
  String: 'Ổ gà',
  ID: '01890000-0000-7000-8000-000000000000',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-11-20',
  DateTime: '2026-11-20T00:00:00Z',
};

/** A value that fits an argument's type: only what is needed of input objects. */
export function goodValue(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [goodValue(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isScalarType(nullable)) return OF_SCALARS[nullable.name];
  if (!isInputObjectType(nullable)) throw new Error(`What is ${String(type)}?`);
  const needed = Object.values(nullable.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(needed.map((field) => [field.name, goodValue(field.type)]));
}
