import { Field, ObjectType } from 'type-graphql';
import { CaseAction } from '../graph/enums.ts';

@ObjectType({ description: 'What the viewer did a moment ago and may take back.' })
export class UndoOffer {
  @Field(() => CaseAction, { description: 'What was done.' }) action!: CaseAction;
  @Field(() => Date, { description: 'Until when it may be taken back.' }) until!: Date;
}
