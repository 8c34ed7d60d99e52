import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A file that goes with what is mailed to a reporter (B-32).' })
export class MailedFile {
  /** What is served: of a picture with parts taken out that one. */
  id!: string;
  @Field(() => String, { description: 'As whoever uploaded it called it.' }) name!: string;
  @Field(() => Int, { description: 'Its size.' }) bytes!: number;
}
