import { Refusal } from '@pakn/service-kit';
import { Field, ObjectType, createUnionType } from 'type-graphql';
import { Session } from '../session/session.graph.ts';

@ObjectType({ description: 'The beginning of a report without an account.' })
export class AnonymousStart {
  @Field(() => Session, { description: 'Of an account without a person: it uploads files and sends one report.' }) session!: Session;
  @Field(() => String, { description: 'Opens the report again, together with its code (signInToCase). Given here only: nobody can say it a second time.' })
  secret!: string;
}

export const AnonymousResult = createUnionType({
  name: 'AnonymousResult',
  description: 'A session without an account, or why there is none.',
  types: () => [AnonymousStart, Refusal] as const,
  resolveType: (value: object) => (value instanceof Refusal ? 'Refusal' : 'AnonymousStart'),
});
