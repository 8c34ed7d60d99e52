import { fault } from '@pakn/service-kit';
import { FAULT } from '@pakn/vocabulary';
import { Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { RateLimit } from './rate-limit.graph.ts';

@Resolver()
export class RateLimitResolver {
  /** The gateway counts; what it counted comes with its call. Another gateway may not count at all. */
  @Query(() => RateLimit, { description: 'What this request cost and what is left, as the x-ratelimit headers say it too.' })
  @Directive('@tag(name: "fresh")')
  rateLimit(@Ctx() { rateLimit }: AccountsContext): RateLimit {
    if (!rateLimit) throw fault('NOT_FOUND', FAULT.NOT_FOUND.vi);
    return { ...rateLimit, resetAt: new Date(rateLimit.resetAt) };
  }
}
