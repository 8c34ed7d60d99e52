import { Done, Refusal } from '@pakn/service-kit';
import { createUnionType } from 'type-graphql';

export const DoneResult = createUnionType({
  name: 'DoneResult',
  description: 'Done, or why not.',
  types: () => [Done, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Done'),
});
