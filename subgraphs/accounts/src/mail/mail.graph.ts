import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'A file that goes with a mail: what MailedFile says (B-32).' })
export class MailedFileInput {
  @Field(() => String, { description: 'MailedFile.name' }) name!: string;
  @Field(() => Int, { description: 'MailedFile.bytes' }) bytes!: number;
  @Field(() => String, { description: 'MailedFile.url' }) url!: string;
}
