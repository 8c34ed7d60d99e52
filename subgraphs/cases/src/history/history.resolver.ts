import { encodeCursor, keyAfter, PAGE_AFTER, PAGE_FIRST, pageSize, sealPerson } from '@pakn/service-kit';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import type { HistoryWords } from '../command/append-case-event.ts';
import { personView, seesInside } from '../case/viewing.ts';
import type { CasesContext } from '../context.ts';
import { HistoryConnection, HistoryEntry } from './history.graph.ts';
import type { ChainEntry } from '../command/kept-case.ts';
import { readKeptCase } from '../command/read-chain.ts';
import { verifyCase } from './verify-chain.ts';
import { actionLabel, changesShown } from './wording.ts';

@Resolver(() => CaseType)
export class HistoryResolver {
  @FieldResolver(() => HistoryConnection, { description: 'Officers; empty for others. Newest first.' })
  async history(
    @Root() found: Case,
    @Ctx() context: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<HistoryConnection> {
    const size = pageSize(first);
    if (!(await seesInside(context, found))) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, verified: true };
    const kept = await readKeptCase(context.services.pool, found.id);
    const [before] = keyAfter(after, ['number']) ?? [Number.POSITIVE_INFINITY];
    const shown = kept.entries.filter((entry) => entry.n < before && entry.type !== 'CaseAdopted').toReversed();
    const page = shown.slice(0, size);
    const nodes = await Promise.all(page.map((entry) => entryOf(entry, found, context)));
    const last = page.at(-1);
    return {
      nodes,
      pageInfo: { hasNextPage: shown.length > size, endCursor: last ? encodeCursor([last.n]) : null },
      verified: verifyCase(kept).holds,
    };
  }
}

/** The entry "<case>.<n>" for who may see the inside of its case, otherwise null: composition needs it to be found by its key. */
export async function historyEntry(id: string, context: CasesContext): Promise<HistoryEntry | null> {
  const [caseId = '', n = ''] = id.split('.');
  const found = await context.load.visibleCase(caseId);
  if (!found || !(await seesInside(context, found))) return null;
  const { entries } = await readKeptCase(context.services.pool, found.id);
  const entry = entries.find((each) => String(each.n) === n);
  return entry ? entryOf(entry, found, context) : null;
}

async function entryOf(entry: ChainEntry, found: Case, context: CasesContext): Promise<HistoryEntry> {
  const { reference, settings } = context.services;
  const words = entry.words === null ? null : (JSON.parse(entry.words) as HistoryWords);
  const isReporter = entry.actorId === found.reporterId;
  // Officers are known to officers; the reporter only as far as the identity mode lets this viewer.
  const view = isReporter ? personView(found, await context.load.relation(found), context.identity.roles.includes('OPERATOR')) : 'FULL';
  return {
    id: `${found.id}.${entry.n}`,
    at: entry.at,
    actor: entry.actorId && view === 'FULL' ? { id: entry.actorId } : null,
    actorRef: sealPerson(settings.sealKey, { account: entry.actorId, case: found.id, view, viewer: context.identity.sub ?? '' }),
    action: actionLabel(entry.type, context.language),
    changes: changesShown(entry.data.changes, words, { reference, language: context.language }),
    comment: words?.comment ?? null,
    hash: entry.hash?.toString('hex') ?? '',
  };
}
