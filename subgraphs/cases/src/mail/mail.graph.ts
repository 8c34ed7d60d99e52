import { DateTimeScalar, registerGraphEnum } from '@pakn/service-kit';
import { MAILED_KIND, valuesOf, type MailedKind } from '@pakn/vocabulary';
import { Field, ID, ObjectType } from 'type-graphql';
import { MailedFile } from '../graph/mailed-file.graph.ts';

const Kind = valuesOf(MAILED_KIND);
registerGraphEnum('MailedKind', Kind);

@ObjectType({ description: 'What is written to somebody who mailed a report, for the mailbox, which has it sent (B-32).' })
export class MailedWords {
  @Field(() => ID, { description: 'Of the answer or message; of the report where it is about the report itself.' }) id!: string;
  @Field(() => Kind, { description: 'What it is.' }) kind!: MailedKind;
  @Field(() => String, { description: 'The code of the report.' }) code!: string;
  @Field(() => ID, { description: 'Whose report it is: Contact.id.' }) contactId!: string;
  @Field(() => String, { description: "The words: of a refusal its reason, the explanation and where to go instead, in the tenant's language." })
  content!: string;
  @Field(() => [MailedFile], { description: 'What lies with an answer or message, checked.' }) files!: MailedFile[];
  @Field(() => DateTimeScalar, { description: 'When it was written: an answer when it was published, anew when it was taken back in between.' }) at!: Date;
}
