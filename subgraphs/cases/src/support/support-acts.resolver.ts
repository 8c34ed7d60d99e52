import { badInput, refusing, type Refusal } from '@pakn/service-kit';
import type { SupportChoiceCode } from '@pakn/vocabulary';
import { Arg, Ctx, Directive, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { ChallengeAnswer } from '../filing/filing.graph.ts';
import { ATTACHMENTS } from '../arguments.ts';
import { CaseResult } from '../graph/case-result.ts';
import { claimConversation, closeConversation, requestAdviser, signalPresence } from './acts.ts';
import type { ConversationRow } from './conversation-row.ts';
import { reportFromSupport } from './report-from-support.ts';
import { isChoice, sendMessage } from './send-message.ts';
import { startSupport, type Started } from './start-support.ts';
import { SupportResult, SupportStartResult } from './support.graph.ts';

const CONVERSATION = { description: 'The conversation.' };
const TOKEN = { nullable: true, description: 'Of a visitor who is not signed in.' };
const TEXT = { nullable: true, description: 'At most 2,000 characters.' };
const CHOICE = { nullable: true, description: 'Instead of a text: SupportChoice.id.' };
const VERSION = { description: 'The version that the client saw.' };
/** Texts and similar reports are looked through. */
const COST = '@cost(weight: 200)';

/** @throws BAD_USER_INPUT for what is no choice */
function choiceOf(id: string | null | undefined): SupportChoiceCode | null {
  if (!id) return null;
  if (!isChoice(id)) throw badInput('choiceId is none of the choices.');
  return id;
}

/** What both sides of the support chat do. Whose conversation it is: open-conversation.ts. */
@Resolver()
export class SupportMutations {
  @Directive(COST)
  @Mutation(() => SupportStartResult, {
    description:
      'Begins a conversation with the guided helper. Whoever is signed in has one at a time: an open one is answered as it is. Whoever is not solves a challenge.',
  })
  startSupport(
    @Ctx() context: CasesContext,
    @Arg('text', () => String, TEXT) text?: string | null,
    @Arg('choiceId', () => ID, CHOICE) choiceId?: string | null,
    @Arg('challenge', () => ChallengeAnswer, { nullable: true, description: 'The answer to a fresh Challenge; needed without a sign-in.' })
    challenge?: ChallengeAnswer | null,
  ): Promise<Started | Refusal> {
    return refusing(() => startSupport(context, { text, choice: choiceOf(choiceId), challenge }));
  }

  @Directive(COST)
  @Mutation(() => SupportResult, { description: 'Says something, from either side. As long as no adviser was asked for, the helper answers.' })
  sendSupportMessage(
    @Ctx() context: CasesContext,
    @Arg('conversationId', () => ID, CONVERSATION) id: string,
    @Arg('token', () => String, TOKEN) token?: string | null,
    @Arg('text', () => String, TEXT) text?: string | null,
    @Arg('choiceId', () => ID, CHOICE) choiceId?: string | null,
    @Arg('attachmentIds', () => [ID], ATTACHMENTS) attachmentIds?: string[] | null,
  ): Promise<ConversationRow | Refusal> {
    return refusing(() => sendMessage(context, { id, token }, { text, choice: choiceOf(choiceId), files: attachmentIds ?? [] }));
  }

  @Mutation(() => SupportResult, { description: 'The visitor asks for an adviser; outside the hours it waits for the next working time.' })
  requestAdviser(
    @Ctx() context: CasesContext,
    @Arg('conversationId', () => ID, CONVERSATION) id: string,
    @Arg('token', () => String, TOKEN) token?: string | null,
  ): Promise<ConversationRow | Refusal> {
    return refusing(() => requestAdviser(context, { id, token }));
  }

  @Mutation(() => CaseResult, {
    description: 'A draft of what the visitor has said, in the own account, by the channel CHATBOT. Whoever is not signed in fills in the form instead.',
  })
  reportFromSupport(
    @Ctx() context: CasesContext,
    @Arg('conversationId', () => ID, CONVERSATION) id: string,
    @Arg('token', () => String, TOKEN) token?: string | null,
  ): Promise<Case | Refusal> {
    return reportFromSupport(context, { id, token });
  }

  @Mutation(() => SupportResult, {
    description:
      'Says that somebody is there, and whether they type: a few times a minute while the conversation is open, at most every few seconds while typing.',
  })
  setSupportTyping(
    @Ctx() context: CasesContext,
    @Arg('conversationId', () => ID, CONVERSATION) id: string,
    @Arg('typing', () => Boolean, { description: 'Whether they type.' }) typing: boolean,
    @Arg('token', () => String, TOKEN) token?: string | null,
  ): Promise<ConversationRow | Refusal> {
    return refusing(() => signalPresence(context, { id, token }, typing));
  }

  @Mutation(() => SupportResult, { description: 'Operators: takes a conversation that waits, or one whose operator has left. Of two at once one gets it.' })
  claimSupport(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CONVERSATION) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ConversationRow | Refusal> {
    return refusing(() => claimConversation(context, id, version));
  }

  @Mutation(() => SupportResult, { description: 'Operators: ends a conversation of their own, or one that waits.' })
  closeSupport(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CONVERSATION) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ConversationRow | Refusal> {
    return refusing(() => closeConversation(context, id, version));
  }
}
