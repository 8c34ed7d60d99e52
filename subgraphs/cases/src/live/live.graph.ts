import { DateTimeScalar, registerGraphEnum } from '@pakn/service-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import type { CaseEventKind as Kind } from '@pakn/vocabulary';
import { CASE_EVENTS } from '@pakn/events';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';

/** What happened, in the words of the graph. */
const kinds = [...new Set(Object.values(CASE_EVENTS).map((event) => event.kind))].sort();
export const CaseEventKind = Object.fromEntries(kinds.map((kind) => [kind, kind])) as { readonly [K in Kind]?: K };
registerGraphEnum('CaseEventKind', CaseEventKind);

@ObjectType({ description: 'A change of a case, as far as this viewer may know of it.' })
export class CaseEvent {
  @Field(() => String, { description: 'Where the stream stands: subscribe again with `after` to go on from here.' }) cursor!: string;
  @Field(() => CaseEventKind, { description: 'What has happened.' }) kind!: Kind;
  @Field(() => DateTimeScalar, { description: 'When it happened.' }) at!: Date;
  @Field(() => ID, { description: 'The case, also when `case` is null.' }) caseId!: string;
  @Field(() => CaseType, { nullable: true, description: 'The case as it is now; null when the viewer may no longer read it: take it off the list.' })
  case?: Case | null;
}
