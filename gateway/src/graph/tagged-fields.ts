import {
  isAbstractType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
} from 'graphql';

/**
 * `Type.field` of every field that carries `@tag(name: …)` in the supergraph, or that is made of one which does:
 * `reporterName` @requires `reporterRef`, which clients cannot see.
 */
export function taggedFields(supergraph: string, tag: string): Set<string> {
  const found = new Set<string>();
  for (const definition of parse(supergraph).definitions) {
    if (definition.kind !== 'ObjectTypeDefinition' && definition.kind !== 'InterfaceTypeDefinition') continue;
    const fields = definition.fields ?? [];
    const tagged = new Set(fields.filter((field) => textsOf(field, 'tag', 'name').includes(tag)).map((field) => field.name.value));
    for (const field of fields) {
      const needs = textsOf(field, 'join__field', 'requires').flatMap((selection) => selection.match(/\w+/g) ?? []);
      if (tagged.has(field.name.value) || needs.some((name) => tagged.has(name))) found.add(`${definition.name.value}.${field.name.value}`);
    }
  }
  return found;
}

/** The texts that a field's directives of this name give for an argument. */
function textsOf(field: FieldDefinitionNode, directive: string, argument: string): string[] {
  const values = (one: ConstDirectiveNode): string[] =>
    (one.arguments ?? []).flatMap(({ name, value }) => (name.value === argument && value.kind === 'StringValue' ? [value.value] : []));
  return (field.directives ?? []).filter((one) => one.name.value === directive).flatMap(values);
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
