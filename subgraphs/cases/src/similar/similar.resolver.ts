import { badInput, PAGE_FIRST, pageSize } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import type { Point } from './metres.ts';
import type { ReportLook } from './signals.ts';
import { shownPoint } from './shown-point.ts';
import { similarTo } from './similar-cases.ts';
import { SimilarCase } from './similar.graph.ts';

/** Longer titles say nothing more about which report is meant. */
const READ_TITLE = 300;
/** Hundreds of reports are compared. It counts for each one that is asked for: a list of three costs as much as a report that is sent. */
const COST = '@cost(weight: 200)';

/** Published reports that may be about the same: while one is written (A4-05), and beside one that the desk looks at (B-05). */
@Resolver(() => CaseType)
export class SimilarResolver {
  @Directive(COST)
  @Query(() => [SimilarCase], { description: 'Published reports that may be about the same as the one that somebody is about to send, the likeliest first.' })
  similarCases(
    @Ctx() context: CasesContext,
    @Arg('title', () => String, {
      description: 'What is typed so far; blank: by the point alone, what was published around it in the last weeks, the nearest first.',
    })
    title: string,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('lon', () => Float, { nullable: true, description: 'Where it is, if that is known: the longitude, in degrees.' }) lon?: number | null,
    @Arg('lat', () => Float, { nullable: true, description: 'The latitude.' }) lat?: number | null,
  ): Promise<SimilarCase[]> {
    const own = { title: title.slice(0, READ_TITLE), content: '', address: '', categoryCode: null, point: pointOf(lon, lat), at: context.services.clock.now() };
    return found(context, own, first, null);
  }

  @Directive(COST)
  @FieldResolver(() => [SimilarCase], { description: 'Other published reports that may be about the same, the likeliest first.' })
  similar(@Root() of: Case, @Ctx() context: CasesContext, @Arg('first', () => Int, PAGE_FIRST) first: number): Promise<SimilarCase[]> {
    const { title, content, address, id } = of;
    const categoryCode = of.categoryCode ?? null;
    const own = { title, content, address, categoryCode, point: shownPoint(context.services.reference, of), at: of.submittedAt };
    return found(context, own, first, id);
  }
}

async function found(context: CasesContext, own: ReportLook, first: number, except: string | null): Promise<SimilarCase[]> {
  const { load, services } = context;
  const size = pageSize(first);
  const list = await Promise.all(
    (await similarTo(services, own, size, except)).map(async ({ id, score, metres }) => ({ found: await load.case(id), score, metres })),
  );
  // Read a moment later: what is no longer public is left out, also for officers.
  return list.flatMap((each) => (each.found?.isPublic ? [{ case: each.found, score: each.score, distanceMeters: each.metres }] : []));
}

/** @throws BAD_USER_INPUT for half a point, or one that is none */
function pointOf(lon: number | null | undefined, lat: number | null | undefined): Point | null {
  if ((lon === null || lon === undefined) && (lat === null || lat === undefined)) return null;
  const isPoint = typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (!isPoint) throw badInput('lon and lat are a point in degrees, both or neither.');
  return { lon, lat };
}
