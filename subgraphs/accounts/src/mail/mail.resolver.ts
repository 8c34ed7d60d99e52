import { DateTimeScalar, refusing, type Done, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { mailAnswer } from './mail-answer.ts';
import { saveMailThread } from './mail-thread.ts';

const CODE = { description: 'The code of the report.' };
const CONTACT = { description: 'Whose report it is: saveMailContact.' };

@Resolver()
export class MailResolver {
  @Mutation(() => DoneResult, { description: 'The mailbox: which mail began a report, so that what is sent about it answers that mail (B-32).' })
  saveMailThread(
    @Ctx() { services }: AccountsContext,
    @Arg('code', () => String, CODE) code: string,
    @Arg('contactId', () => ID, CONTACT) contactId: string,
    @Arg('messageId', () => String, { description: 'Message-ID of the mail, angle brackets included.' }) messageId: string,
  ): Promise<Done | Refusal> {
    return refusing(async () => {
      await saveMailThread(services, { code, contactId, messageId });
      return { ok: true };
    });
  }

  @Mutation(() => DoneResult, { description: 'The mailbox: sends a published answer to whoever mailed the report; once for each publication (B-32).' })
  mailAnswer(
    @Ctx() { services, requestId }: AccountsContext,
    @Arg('code', () => String, CODE) code: string,
    @Arg('contactId', () => ID, CONTACT) contactId: string,
    @Arg('answerId', () => ID, { description: 'Answer.id' }) answerId: string,
    @Arg('publishedAt', () => DateTimeScalar, { description: 'Answer.publishedAt' }) publishedAt: Date,
    @Arg('text', () => String, { description: 'The words of the answer.' }) text: string,
  ): Promise<Done | Refusal> {
    return refusing(async () => {
      await mailAnswer(services, { code, contactId, answerId, publishedAt, text }, requestId);
      return { ok: true };
    });
  }
}
