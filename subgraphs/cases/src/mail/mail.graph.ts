import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A published answer to a report that came by mail, for the mailbox, which sends it back (B-32).' })
export class MailedAnswer {
  @Field(() => ID, { description: 'Answer.id' }) id!: string;
  @Field(() => String, { description: 'The code of the report.' }) code!: string;
  @Field(() => ID, { description: 'Whose report it is: Contact.id.' }) contactId!: string;
  @Field(() => String, { description: 'The words of the answer.' }) content!: string;
  @Field(() => Int, { description: 'Files that lie with it.' }) files!: number;
  @Field(() => DateTimeScalar, { description: 'When it was published; anew when it was taken back in between.' }) publishedAt!: Date;
}
