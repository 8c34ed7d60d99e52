import { isMailbox, type FieldProblemData, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, Directive, ID, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult, caseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { admitSender } from './admit.ts';
import { fileReport } from './file-report.ts';
import { CaseDraftInput, ChallengeAnswer, IntakeInput } from './filing.graph.ts';
import { OWN_CHANNELS, ownReport } from './own-report.ts';

@Resolver()
export class FilingResolver {
  @Directive('@cost(weight: 500)')
  @Mutation(() => CaseResult, {
    description:
      'Sends a report. The same idempotencyKey twice gives the same case. The form always asks the challenge. An anonymous session sends one, and never without.',
  })
  submitCase(
    @Ctx() context: CasesContext,
    @Arg('input', () => CaseDraftInput, { description: 'The report.' }) input: CaseDraftInput,
    @Arg('challenge', () => ChallengeAnswer, {
      nullable: true,
      description: 'The answer to a fresh Challenge; without one, unusual senders get CHALLENGE_REQUIRED.',
    })
    challenge: ChallengeAnswer | null,
    @Arg('idempotencyKey', () => ID, { description: 'Chosen by the client for this report, at most 200 characters.' }) idempotencyKey: string,
    @Arg('id', () => ID, { nullable: true, description: 'The draft that becomes the case, once, with its id; it is gone then (X-08).' }) id?: string | null,
  ): Promise<Case | Refusal> {
    const reporterId = context.subject();
    const { sealKey, sending } = context.services.settings;
    const once = context.identity.kind === 'ANONYMOUS_REPORTER';
    const solved = once && context.identity.scopes.includes('cases:submit');
    return caseResult(context, () =>
      fileReport(context, {
        ...ownReport(context, input),
        draftId: id ?? null,
        at: 'input',
        reporterId,
        idempotencyKey,
        asked: id ? { id, input } : input,
        once,
        admit: (write, now) => admitSender(write, { key: sealKey, challenge, accountId: reporterId, limits: sending, now, mustSolve: once && !solved }),
      }),
    );
  }

  @Mutation(() => CaseResult, { description: 'Operators: takes down what a caller or visitor says. The mailbox: what was mailed, which needs no place yet.' })
  async intakeCase(
    @Ctx() context: CasesContext,
    @Arg('input', () => IntakeInput, { description: 'The report, and whose it is.' }) input: IntakeInput,
    @Arg('idempotencyKey', () => ID, { description: 'Chosen by the client for this report, at most 200 characters; the same key again answers the same case.' })
    idempotencyKey: string,
  ): Promise<Case | Refusal> {
    const problems: FieldProblemData[] = [];
    const contact = await context.services.people.contact(input.contactId);
    if (!contact?.active)
      problems.push({ path: 'input.contactId', code: 'UNKNOWN', message: { vi: 'Hãy lưu thông tin người phản ánh trước.', en: 'Save who reports it first.' } });
    if (OWN_CHANNELS.includes(input.channel) && input.channel !== 'CHATBOT')
      problems.push({ path: 'input.channel', code: 'NOT_OFFERED', message: { vi: 'Hãy chọn hình thức tiếp nhận.', en: 'Choose the channel.' } });
    return caseResult(context, () =>
      fileReport(context, {
        draft: input.draft,
        at: 'input.draft',
        channel: input.channel,
        reporterId: input.contactId,
        createdPlace: input.createdPlace ?? null,
        idempotencyKey,
        asked: input,
        problems,
        // A mail names its place in its words, if at all: the desk sets it.
        withoutPlace: isMailbox(context.identity),
      }),
    );
  }
}
