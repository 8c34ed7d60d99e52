import { Kind, parse, print, visit, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';

/** How many items are counted for a list about which nothing else is declared. */
const ASSUMED_SIZE = 10;
const PAGE_ARGUMENT = 'first';

/**
 * Declares the size of every list of a subgraph's schema, so that this gateway and any other can compute what an operation costs at worst before it runs
 * (`@listSize`, https://ibm.github.io/graphql-specs/cost-spec.html): a page's by its `first`, another list's by what its own `@listSize` says, else 10.
 */
export function withDeclaredSizes(sdl: string): string {
  const document = parse(sdl);
  const composites = new Set<string>();
  const listsOf = new Map<string, string[]>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) composites.add(definition.name.value);
    if (!isWithFields(definition)) continue;
    composites.add(definition.name.value);
    const lists = (definition.fields ?? []).filter(({ type }) => isList(type)).map(({ name }) => name.value);
    listsOf.set(definition.name.value, [...(listsOf.get(definition.name.value) ?? []), ...lists]);
  }
  const paged = new Set<string>();
  for (const definition of document.definitions)
    if (isWithFields(definition)) for (const field of definition.fields ?? []) if (isPaged(field) && !isList(field.type)) paged.add(nameOf(field.type));

  const sized = (field: FieldDefinitionNode, parent: string): FieldDefinitionNode | undefined => {
    if (field.directives?.some(({ name }) => name.value === 'listSize')) return undefined;
    if (isPaged(field)) return withDirective(field, pageSize(isList(field.type) ? [] : (listsOf.get(nameOf(field.type)) ?? [])));
    if (!isList(field.type) || !composites.has(nameOf(field.type)) || paged.has(parent)) return undefined;
    return withDirective(field, `@listSize(assumedSize: ${ASSUMED_SIZE})`);
  };
  let parent = '';
  const declared = visit(document, {
    enter(node) {
      if (isWithFields(node)) parent = node.name.value;
      return node.kind === Kind.FIELD_DEFINITION ? sized(node, parent) : undefined;
    },
  }) as DocumentNode;
  return print(declared);
}

const isWithFields = (node: {
  kind: string;
}): node is { kind: Kind.OBJECT_TYPE_DEFINITION; name: { kind: Kind.NAME; value: string }; fields?: FieldDefinitionNode[] } =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION ||
  node.kind === Kind.OBJECT_TYPE_EXTENSION ||
  node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
  node.kind === Kind.INTERFACE_TYPE_EXTENSION;
const isPaged = (field: FieldDefinitionNode): boolean => field.arguments?.some(({ name }) => name.value === PAGE_ARGUMENT) ?? false;
const isList = (type: TypeNode): boolean => type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));
const pageSize = (lists: readonly string[]): string =>
  `@listSize(slicingArguments: ["${PAGE_ARGUMENT}"]${lists.length > 0 ? `, sizedFields: ${JSON.stringify(lists)}` : ''})`;

function withDirective(field: FieldDefinitionNode, text: string): FieldDefinitionNode {
  const [definition] = parse(`type T { f: Int ${text} }`, { noLocation: true }).definitions;
  const added = definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields?.[0]?.directives ?? []) : [];
  return { ...field, directives: [...(field.directives ?? []), ...(added as readonly ConstDirectiveNode[])] };
}
