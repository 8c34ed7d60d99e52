import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';
import { SessionResult } from '../session/session.graph.ts';
import { AnonymousResult } from './anonymous.graph.ts';
import { signInToCase } from './sign-in-to-case.ts';
import { startAnonymous } from './start-anonymous.ts';

@Resolver()
export class AnonymousResolver {
  @Mutation(() => AnonymousResult, {
    description:
      'Reporting without an account: a session that uploads files and sends one report, and the secret that opens the report again. For who is signed in NOT_NOW.',
  })
  startAnonymous(
    @Arg('challenge', () => ChallengeAnswer, {
      nullable: true,
      description: 'The answer to a fresh Challenge; without one the session may only upload, and the sum goes with submitCase.',
    })
    challenge: ChallengeAnswer | null,
    @Ctx() context: AccountsContext,
  ): Promise<typeof AnonymousResult> {
    return refusing(() => startAnonymous(context, challenge));
  }

  @Mutation(() => SessionResult, {
    description: "An anonymous reporter's session, for this one report. A wrong code and a wrong secret are answered alike: CREDENTIALS_WRONG.",
  })
  signInToCase(
    @Arg('code', () => String, { description: 'The code of the report.' }) code: string,
    @Arg('secret', () => String, { description: 'What was shown with the code. Spaces, dashes and upper case make no difference.' }) secret: string,
    @Arg('challenge', () => ChallengeAnswer, { description: 'The answer to a fresh Challenge.' }) challenge: ChallengeAnswer,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => signInToCase(context, { code, secret, challenge }));
  }
}
