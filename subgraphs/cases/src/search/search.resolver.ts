import { forbidden, PAGE_AFTER, PAGE_FIRST } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { CaseConnection, CaseType } from '../graph/case.graph.ts';
import { CaseOrder, InboxQueue } from '../graph/enums.ts';
import { progressNow } from '../case/viewing.ts';
import type { CasesContext } from '../context.ts';
import { addArea } from './add-area.ts';
import { CaseFilter, CaseProgress, InboxCount } from './case-filter.graph.ts';
import { inboxCounts } from './inbox-counts.ts';
import { listCases } from './list-cases.ts';
import { ownCases } from './own-cases.ts';
import { addQueue } from './queues.ts';
import { addFilter, addOfficerFilter, OFFICER_FILTERS, Where } from './where.ts';

const FILTER = { nullable: true, description: 'Which of them; left out: all.' };

@Resolver()
export class SearchResolver {
  @Query(() => CaseType, { nullable: true, description: 'Null when the viewer may not see it.' })
  async case(
    @Ctx() { load }: CasesContext,
    @Arg('id', () => ID, { nullable: true, description: 'The case.' }) id?: string | null,
    @Arg('code', () => String, { nullable: true, description: 'Looked at when there is no id; small letters are fine.' }) code?: string | null,
  ): Promise<Case | null> {
    if (id) return (await load.visibleCase(id)) ?? load.ownDrafts.one(id);
    const found = code ? await load.byCode(code.trim().toUpperCase()) : null;
    return found ? load.visibleCase(found.id) : null;
  }

  @Directive('@tag(name: "guessable")')
  @Query(() => CaseProgress, { nullable: true, description: 'By the code alone: status and dates, nothing else (A7-05).' })
  async caseProgress(
    @Ctx() { load, services }: CasesContext,
    @Arg('code', () => String, { description: 'For example "KH-2611-7F3K9Q"; small letters are fine.' }) code: string,
  ): Promise<CaseProgress | null> {
    const found = await load.byCode(code.trim().toUpperCase());
    if (!found) return null;
    const { status, submittedAt, receptionDueAt, answerDueAt, answeredAt } = found;
    const timeline = (await load.milestones(found.id)).map((entry) => ({ ...entry, agencyId: null }));
    return {
      code: found.code,
      status,
      progress: progressNow(found, services.clock.now()),
      submittedAt,
      dueAt: answerDueAt,
      receptionDueAt,
      answerDueAt,
      answeredAt,
      timeline,
    };
  }

  @Query(() => CaseConnection, { description: 'Public cases.' })
  cases(
    @Ctx() context: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('filter', () => CaseFilter, FILTER) filter?: CaseFilter | null,
    @Arg('order', () => CaseOrder, { nullable: true, description: 'Left out: NEWEST.' }) order?: CaseOrder | null,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<CaseConnection> {
    refuseOfficerFilters(filter);
    return listed(context, new Where().scope('c.is_public'), { filter, order, first, after });
  }

  @Query(() => CaseConnection, { description: "The viewer's own cases, newest first; before them the drafts, the last saved one first." })
  myCases(
    @Ctx() context: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('filter', () => CaseFilter, FILTER) filter?: CaseFilter | null,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<CaseConnection> {
    refuseOfficerFilters(filter);
    const subject = context.subject();
    return ownCases(
      { filter, first, after },
      {
        drafts: () => context.load.ownDrafts.all(),
        sent(page) {
          const where = new Where();
          return listed(context, where.scope(`c.reporter_id = ${where.value(subject)}`), { filter, order: 'NEWEST', ...page });
        },
      },
    );
  }

  @Query(() => CaseConnection, { description: 'The public cases that the viewer follows, newest first.' })
  followedCases(
    @Ctx() context: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<CaseConnection> {
    return listed(context, new Where().scope('c.is_public'), { filter: { followed: true }, order: 'NEWEST', first, after });
  }

  @Query(() => CaseConnection, { description: 'Officers: a list of their desk.' })
  inbox(
    @Ctx() context: CasesContext,
    @Arg('queue', () => InboxQueue, { description: 'Which list.' }) queue: InboxQueue,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('filter', () => CaseFilter, FILTER) filter?: CaseFilter | null,
    @Arg('order', () => CaseOrder, { nullable: true, description: 'Left out: most urgent first, in ALL newest first.' }) order?: CaseOrder | null,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<CaseConnection> {
    const where = new Where();
    addQueue(where, queue, context.identity);
    addOfficerFilter(where, filter, context.identity);
    return listed(context, where, { filter, order: order ?? (queue === 'ALL' ? 'NEWEST' : 'DUE_FIRST'), first, after });
  }

  @Query(() => [InboxCount], { description: 'Officers: how many wait in each queue. ALL counts what is not done.' })
  inboxCounts(@Ctx() { services, identity }: CasesContext): Promise<InboxCount[]> {
    return inboxCounts(services.pool, identity, services.clock.now());
  }
}

const FOLLOWED_BY = `select f.case_id from cases.interest f where f.kind = 'FOLLOW' and f.account_id =`;

interface Listing {
  filter: CaseFilter | null | undefined;
  order: CaseOrder | null | undefined;
  first: number;
  after: string | null | undefined;
}

async function listed(context: CasesContext, where: Where, { filter, order, first, after }: Listing): Promise<CaseConnection> {
  const { services, load } = context;
  if (filter?.followed) where.and(`c.id = any(array(${FOLLOWED_BY} ${where.value(context.subject())}))`);
  if (filter?.areaId) await addArea(where, services.pool, filter.areaId, context.subject());
  addFilter(where, filter, services.clock.now());
  const page = await listCases(services.pool, { where, order: order ?? 'NEWEST', first, after });
  load.prime(page.nodes);
  return page;
}

function refuseOfficerFilters(filter: CaseFilter | null | undefined): void {
  if (filter && OFFICER_FILTERS.some((field) => filter[field] !== null && filter[field] !== undefined)) throw forbidden();
}

@Resolver(() => CaseConnection)
export class CaseConnectionResolver {
  @FieldResolver(() => Int, { nullable: true, description: 'Exact to 10,000; null above.' })
  totalCount(@Root() page: CaseConnection): Promise<number | null> {
    return page.count();
  }
}
