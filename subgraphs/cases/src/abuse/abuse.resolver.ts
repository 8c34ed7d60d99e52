import { DomainError, refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { CASE } from '../arguments.ts';
import { runCommand } from '../command/run-command.ts';
import { DoneResult } from '../graph/done-result.ts';
import type { CasesContext } from '../context.ts';
import { reportAbuse } from './report-abuse.ts';

/** Cases that one account may report within 24 hours. */
const MOST_A_DAY = 20;
const DAY_MS = 86_400_000;
const REPORTED = 'select 1 from cases.abuse_report where case_id = $1 and account_id = $2';
const OF_THE_DAY = 'select count(*)::int as reports from cases.abuse_report where account_id = $1 and reported_at > $2';
const KEEP = 'insert into cases.abuse_report (case_id, account_id, reported_at) values ($1, $2, $3)';

@Resolver()
export class AbuseMutations {
  @Mutation(() => DoneResult, {
    description:
      '"Báo vi phạm": a signed-in person says what is wrong with a public case of somebody else; once an account. The duty desk is notified, officers of the case read it, nobody is named.',
  })
  reportAbuse(
    @Ctx() context: CasesContext,
    @Arg('caseId', () => ID, CASE) caseId: string,
    @Arg('reason', () => String, { description: 'What is wrong with it; 1 to 1,000 characters.' }) reason: string,
  ): Promise<{ ok: true } | Refusal> {
    const accountId = context.subject();
    const input = { reason };
    return refusing(async () => {
      await runCommand({
        context,
        name: 'reportAbuse',
        caseId,
        input,
        fileIds: [],
        namesNobody: true,
        async isWanted({ sql }, now) {
          if ((await sql(REPORTED, [caseId, accountId])).length > 0) return false;
          const [day] = await sql<{ reports: number }>(OF_THE_DAY, [accountId, new Date(now.getTime() - DAY_MS)]);
          if ((day?.reports ?? 0) >= MOST_A_DAY) throw new DomainError('TRY_LATER');
          return true;
        },
        decide: (state, rules) => reportAbuse(input, state, rules),
        async afterwards({ sql }, { rules: { now } }) {
          await sql(KEEP, [caseId, accountId, now]);
        },
      });
      return { ok: true as const };
    });
  }
}
