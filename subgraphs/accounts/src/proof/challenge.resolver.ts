import { randomInt, randomUUID } from 'node:crypto';
import { issueChallenge } from '@pakn/service-kit';
import { Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { Challenge } from './challenge.graph.ts';

const LEAST = 1;
const MOST = 9;

@Resolver()
export class ChallengeResolver {
  @Query(() => Challenge, { description: 'A fresh sum for a form that asks for one.' })
  @Directive('@tag(name: "fresh")')
  challenge(@Ctx() { services }: AccountsContext): Challenge {
    return issueChallenge(services.env.SEAL_KEY, randomInt(LEAST, MOST + 1), randomInt(LEAST, MOST + 1), randomUUID(), services.now().getTime());
  }
}
