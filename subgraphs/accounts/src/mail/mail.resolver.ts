import { DateTimeScalar, refusing, type Done, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { MailedKind } from '../graph-enums.ts';
import { MailedFileInput } from './mail.graph.ts';
import { saveMailThread } from './mail-thread.ts';
import { mailWords } from './mail-words.ts';

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

  @Mutation(() => DoneResult, {
    description: 'The mailbox: sends what was written about a report to whoever mailed it; once for each kind, id and time (B-32).',
  })
  mailWords(
    @Ctx() { services, requestId }: AccountsContext,
    @Arg('code', () => String, CODE) code: string,
    @Arg('contactId', () => ID, CONTACT) contactId: string,
    @Arg('kind', () => MailedKind, { description: 'MailedWords.kind' }) kind: MailedKind,
    @Arg('id', () => ID, { description: 'MailedWords.id' }) id: string,
    @Arg('at', () => DateTimeScalar, { description: 'MailedWords.at' }) at: Date,
    @Arg('text', () => String, { description: 'The words; empty: the mail says what it is about.' }) text: string,
    @Arg('files', () => [MailedFileInput], { description: 'Attached while they are small enough together, otherwise linked.' }) files: MailedFileInput[],
  ): Promise<Done | Refusal> {
    return refusing(async () => {
      await mailWords(services, { code, contactId, kind, id, at, text, files }, requestId);
      return { ok: true };
    });
  }
}
