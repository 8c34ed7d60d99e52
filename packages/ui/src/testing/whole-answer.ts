import { parse, type FragmentDefinitionNode, type SelectionNode } from 'graphql';

/** An answer as a server gives it: what was asked and the test does not say is null. The client shows nothing of an object that is not whole. */
export function wholeAnswer(query: string, data: Record<string, unknown>): Record<string, unknown> {
  const { definitions } = parse(query);
  const fragments = new Map(
    definitions.flatMap((each): [string, FragmentDefinitionNode][] => (each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [])),
  );
  const filled = (selections: readonly SelectionNode[], value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((each) => filled(selections, each));
    if (value === null || typeof value !== 'object') return value;
    let object = { ...value } as Record<string, unknown>;
    for (const selection of selections) {
      if (selection.kind === 'Field') {
        const name = (selection.alias ?? selection.name).value;
        if (name !== '__typename') object[name] = filled(selection.selectionSet?.selections ?? [], object[name] ?? null);
        continue;
      }
      const inside = selection.kind === 'FragmentSpread' ? fragments.get(selection.name.value) : selection;
      const type = inside?.typeCondition?.name.value;
      if (inside && (!type || object.__typename === undefined || object.__typename === type))
        object = filled(inside.selectionSet.selections, object) as Record<string, unknown>;
    }
    return object;
  };
  const operation = definitions.find((each) => each.kind === 'OperationDefinition');
  return filled(operation?.selectionSet.selections ?? [], data) as Record<string, unknown>;
}
