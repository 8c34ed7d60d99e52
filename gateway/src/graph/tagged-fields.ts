import { isAbstractType, parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

/** `Type.field` of every field that carries `@tag(name: …)` in the supergraph. */
export function taggedFields(supergraph: string, tag: string): Set<string> {
  const found = new Set<string>();
  for (const definition of parse(supergraph).definitions) {
    if (definition.kind !== 'ObjectTypeDefinition' && definition.kind !== 'InterfaceTypeDefinition') continue;
    for (const field of definition.fields ?? []) {
      const tagged = field.directives?.some(
        (one) => one.name.value === 'tag' && one.arguments?.some((argument) => argument.value.kind === 'StringValue' && argument.value.value === tag),
      );
      if (tagged) found.add(`${definition.name.value}.${field.name.value}`);
    }
  }
  return found;
}

/** Whether the document reads one of these fields, on whatever type a selection may turn out to be. */
export function reads(schema: GraphQLSchema, document: DocumentNode, fields: ReadonlySet<string>): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const enter = (): void => {
    const parent = types.getParentType();
    const field = types.getFieldDef();
    if (!parent || !field) return;
    const possible = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
    if (possible.some((type) => fields.has(`${type.name}.${field.name}`))) found = true;
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return found;
}
