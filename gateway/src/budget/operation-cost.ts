import { badInput } from '@pakn/service-kit';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import type { CostRules, FieldCost } from './cost-rules.ts';

/** A page's size (spec 04). */
const LARGEST_PAGE = 100;
/** Of a list about which nothing is declared. */
const UNKNOWN_SIZE = 10;
const MUTATION_WEIGHT = 10;

interface Asked {
  rules: CostRules;
  variables: Readonly<Record<string, unknown>>;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** How long the lists of a value are, as its own field's slicing argument says. */
type Sizes = ReadonlyMap<string, number>;
const NO_SIZES: Sizes = new Map();

/**
 * What a valid document costs at worst, before any resolver runs: each value that has fields costs its weight, lists cost that times their length.
 * `data`: the answer; then what it did cost, by the same rules with the lists' true lengths.
 * @throws BAD_USER_INPUT for a page outside 1..100
 */
export function operationCost(options: {
  rules: CostRules;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
  data?: unknown;
}): number {
  const { rules, document, operation } = options;
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [])));
  const asked = { rules, variables: { ...defaultsOf(operation), ...options.variables }, fragments };
  const root = rules.roots[operation.operation];
  const answered = 'data' in options ? { value: options.data } : null;
  return Math.ceil(selectionCost(asked, operation.selectionSet, root, NO_SIZES, answered));
}

/** The answer at this place; null: there is none yet, the worst is counted. */
type Answered = { value: unknown } | null;

function selectionCost(asked: Asked, set: SelectionSetNode, parent: string, sizes: Sizes, answered: Answered): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === 'Field') cost += fieldCost(asked, selection, parent, sizes, answered);
    else if (selection.kind === 'InlineFragment')
      cost += selectionCost(asked, selection.selectionSet, selection.typeCondition?.name.value ?? parent, sizes, answered);
    else {
      const fragment = asked.fragments.get(selection.name.value);
      if (fragment) cost += selectionCost(asked, fragment.selectionSet, fragment.typeCondition.name.value, sizes, answered);
    }
  }
  return cost;
}

function fieldCost(asked: Asked, node: FieldNode, parent: string, sizes: Sizes, answered: Answered): number {
  const field = asked.rules.fields.get(`${parent}.${node.name.value}`);
  if (!field) return 0; // __typename and introspection, which has its own rule
  const page = pageOf(asked, field, node);
  const weight = field.weight ?? (parent === asked.rules.roots.mutation ? MUTATION_WEIGHT : asked.rules.composites.has(field.type) ? 1 : 0);
  const size = !field.isList ? 1 : (sizes.get(node.name.value) ?? (field.sizedFields.length === 0 ? page : undefined) ?? field.assumedSize ?? UNKNOWN_SIZE);
  const inner: Sizes = page === undefined ? NO_SIZES : new Map(field.sizedFields.map((name) => [name, page]));
  const { selectionSet } = node;
  const each = (item: Answered): number => weight + (selectionSet ? selectionCost(asked, selectionSet, field.type, inner, item) : 0);
  if (answered === null) return size * each(null);
  const value = memberOf(answered.value, node.alias?.value ?? node.name.value);
  if (value === null || value === undefined) return parent === asked.rules.roots.mutation ? weight : 0;
  return Array.isArray(value) ? value.reduce((sum: number, item: unknown) => sum + each({ value: item }), 0) : each({ value });
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The largest of the slicing arguments; a variable without a value is the worst. */
function pageOf(asked: Asked, field: FieldCost, node: FieldNode): number | undefined {
  let page: number | undefined;
  for (const name of field.slicingArguments) {
    const value = node.arguments?.find((one) => one.name.value === name)?.value;
    if (!value) continue;
    const given = value.kind === 'Variable' ? (asked.variables[value.name.value] ?? LARGEST_PAGE) : value.kind === 'IntValue' ? Number(value.value) : undefined;
    if (typeof given !== 'number') continue; // of another kind: refused by its type
    if (!(given >= 1 && given <= LARGEST_PAGE)) throw badInput(`${name} phải từ 1 đến ${LARGEST_PAGE}.`);
    page = Math.max(page ?? 0, given);
  }
  return page;
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue?.kind === 'IntValue') defaults[variable.name.value] = Number(defaultValue.value);
  return defaults;
}
