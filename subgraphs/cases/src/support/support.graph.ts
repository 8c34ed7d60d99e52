import { DateTimeScalar, PageInfo, Refusal, registerGraphEnum } from '@pakn/service-kit';
import { createUnionType, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { SupportFrom, SupportStatus } from '../graph/enums.ts';

registerGraphEnum('SupportStatus', SupportStatus);
registerGraphEnum('SupportFrom', SupportFrom);

@ObjectType({ description: 'What a visitor may choose instead of typing.' })
export class SupportChoice {
  @Field(() => ID, { description: 'ADVISER or REPORT; pass it as choiceId.' }) id!: string;
  @Field(() => String, { description: "In the reader's language." }) label!: string;
}

@ObjectType('SupportMessage', { description: 'What was said in a conversation.' })
export class SupportMessageType {
  @Field(() => ID, { description: 'The message.' }) id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was said.' }) sentAt!: Date;
}

@ObjectType({ description: 'A page of messages, the first ones first.' })
export class SupportMessageConnection {
  @Field(() => [SupportMessageType], { description: 'The messages.' }) nodes!: SupportMessageType[];
  @Field(() => PageInfo, { description: 'Where the next page begins.' }) pageInfo!: PageInfo;
}

@ObjectType({ description: 'Who is in a conversation now, as the signals of both sides say. Somebody who was not seen for a minute has left.' })
export class SupportPresence {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the visitor was there last.' }) visitorSeenAt?: Date | null;
  @Field(() => Boolean, { description: 'The visitor types, as far as the last seconds say.' }) visitorTyping!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the adviser was there last.' }) operatorSeenAt?: Date | null;
  @Field(() => Boolean, { description: 'The adviser types.' }) operatorTyping!: boolean;
}

@ObjectType('SupportConversation', { description: 'A conversation of the support chat (A9-01): for its visitor, and for the operators of the desk.' })
@Directive('@key(fields: "id")')
export class SupportConversationType {
  @Field(() => ID, { description: 'The conversation.' }) id!: string;
  @Field(() => SupportStatus, { description: 'Who answers.' }) status!: SupportStatus;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when an adviser is asked for; null: none was.' }) waitingSince?: Date | null;
  @Field(() => Int, { description: 'Rises with the status, not with messages.' }) version!: number;
}

@ObjectType({ description: 'A page of the queue: who waits for an adviser, the longest waiting first, then the conversations that go on.' })
export class SupportConversationConnection {
  @Field(() => [SupportConversationType], { description: 'The conversations.' }) nodes!: SupportConversationType[];
  @Field(() => PageInfo, { description: 'Where the next page begins.' }) pageInfo!: PageInfo;
  @Field(() => String, { description: 'Where the queue stood before this was read: subscribe to supportQueueChanged after it.' }) cursor!: string;
  @Field(() => Int, { description: 'How many wait, on all pages.' }) waiting!: number;
}

@ObjectType({ description: 'A conversation that has begun.' })
export class SupportStart {
  @Field(() => SupportConversationType, { description: 'The conversation.' }) conversation!: SupportConversationType;
  @Field(() => String, {
    nullable: true,
    description: 'Opens it again for a visitor who is not signed in. Shown here only; null for whoever is signed in.',
  })
  token?: string | null;
}

@ObjectType({ description: 'When advisers answer in the chat.' })
export class SupportHours {
  @Field(() => Boolean, { description: 'Whether somebody is on duty now.' }) isOpen!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the desk opens next; null while it is open.' }) opensAt?: Date | null;
  @Field(() => String, { description: 'The hours in words, as the portal says them, in the reader’s language.' }) hours!: string;
}

export const SupportStartResult = createUnionType({
  name: 'SupportStartResult',
  description: 'The conversation that has begun, or why there is none.',
  types: () => [SupportStart, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'SupportStart'),
});

export const SupportResult = createUnionType({
  name: 'SupportResult',
  description: 'The conversation as it is now, or why nothing was changed.',
  types: () => [SupportConversationType, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'SupportConversation'),
});
