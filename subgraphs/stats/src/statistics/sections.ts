import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { Section } from '../figures/answer.ts';

/** Which field of the graph needs which part of an answer. */
const NEEDS: Record<string, Section> = {
  byCategory: 'byCategory',
  byWard: 'byWard',
  byStatus: 'byStatusAndChannel',
  byChannel: 'byStatusAndChannel',
  byStatusAndChannel: 'byStatusAndChannel',
  byIdentity: 'byIdentity',
  trend: 'trend',
  medianWorkingHours: 'medianWorkingHours',
};

/** The parts of an answer that a selection reads, fragments included. */
export function sectionsIn(info: GraphQLResolveInfo): ReadonlySet<Section> {
  const wanted = new Set<Section>();
  const visited = new Set<string>();
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'FragmentSpread') {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
        walk(info.fragments[selection.name.value]?.selectionSet);
        continue;
      }
      if (selection.kind === 'Field') {
        const section = NEEDS[selection.name.value];
        if (section) wanted.add(section);
      }
      walk(selection.selectionSet);
    }
  };
  for (const node of info.fieldNodes) walk(node.selectionSet);
  return wanted;
}
