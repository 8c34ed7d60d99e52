import { DomainError, notFound, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { CASE } from '../arguments.ts';
import { runCommand } from '../command/run-command.ts';
import { writing } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { decide } from '../decide.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult, caseResult } from '../graph/case-result.ts';
import { CaseType } from '../graph/case.graph.ts';
import { mayFollow } from '../state/may-see.ts';
import { follow } from './follow.ts';

const SUPPORTS = `select 1 from cases.interest where case_id = $1 and kind = 'SUPPORT' and account_id = $2`;
const SUPPORT = `insert into cases.interest (case_id, kind, account_id, since) values ($1, 'SUPPORT', $2, $3)`;
const NO_LONGER = `delete from cases.interest where case_id = $1 and kind = 'SUPPORT' and account_id = $2`;

/** "Tôi cũng gặp" and "Theo dõi": public cases of somebody else (A4-05, B-06). Who it is, nobody is told. */
@Resolver(() => CaseType)
export class InterestResolver {
  @Mutation(() => CaseResult, {
    description: '"Tôi cũng gặp": once an account; who has it too also follows it. Everybody sees how many, nobody sees who.',
  })
  supportCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('on', () => Boolean, { description: 'false: takes it back.' }) on: boolean,
  ): Promise<Case | Refusal> {
    const accountId = context.subject();
    const input = { on };
    return caseResult(context, () =>
      runCommand({
        context,
        name: 'supportCase',
        caseId: id,
        input,
        fileIds: [],
        namesNobody: true,
        isWanted: async (write) => (await write.sql(SUPPORTS, [id, accountId])).length > 0 !== on,
        decide: (state, rules) => decide({ name: 'supportCase', input }, state, rules),
        async afterwards(write, { rules: { now } }) {
          await (on ? write.sql(SUPPORT, [id, accountId, now]) : write.sql(NO_LONGER, [id, accountId]));
          if (on) await follow(write, { caseId: id, accountId, on }, { requestId: context.requestId, now });
        },
      }),
    );
  }

  @Mutation(() => CaseResult, { description: '"Theo dõi": be notified when the status of a public case of somebody else changes.' })
  followCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('on', () => Boolean, { description: 'false: no longer.' }) on: boolean,
  ): Promise<Case | Refusal> {
    const accountId = context.subject();
    const { services, identity, load, requestId } = context;
    return caseResult(context, async () => {
      const found = await load.visibleCase(id);
      if (!found) throw notFound();
      if (on && !mayFollow(found, identity)) throw new DomainError('NOT_NOW', { caseId: id });
      await writing(services, (write) => follow(write, { caseId: id, accountId, on }, { requestId, now: services.clock.now() }));
      return id;
    });
  }

  @FieldResolver(() => Int, { description: 'How many others have it too ("Tôi cũng gặp").' })
  supporters(@Root() found: Case): number {
    return found.supporters ?? 0;
  }

  @FieldResolver(() => Int, { description: 'How many follow it.' })
  async followers(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<number> {
    return (await load.interest(found.id)).followers;
  }

  @FieldResolver(() => Boolean, { description: 'Whether this viewer follows it.' })
  @Directive('@tag(name: "viewer")')
  async viewerFollows(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<boolean> {
    return (await load.interest(found.id)).follows;
  }

  @FieldResolver(() => Boolean, { description: 'Whether this viewer has it too.' })
  @Directive('@tag(name: "viewer")')
  async viewerSupports(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<boolean> {
    return (await load.interest(found.id)).supports;
  }
}
