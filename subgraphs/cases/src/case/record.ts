import { randomBytes } from 'node:crypto';
import { appendEvent, type CaseEventData, type CaseEventType } from '@pakn/events';
import type { Actor, Services } from '../context.ts';
import { audienceOf, concernedBy, type Concerned } from './audience.ts';
import { changesBetween, snapshotOf, type Snapshot } from './changes.ts';
import type { Desk } from './desk.ts';
import { factsOf } from './facts.ts';
import { publicPoint } from './public-point.ts';
import { timersOf } from './timers.ts';
import type { PlainWrite } from './transaction.ts';

/** What a use case says about what it did; everything else (facts, changes, audience, hash) is worked out here. */
export interface Happening {
  type: CaseEventType;
  /** The officer's or citizen's words that go into the history. */
  comment?: string;
  /** More of the event's data: ids, never words. */
  data?: Partial<Omit<CaseEventData, 'facts' | 'changes' | 'from' | 'reporterId' | 'actorAgencyId'>>;
}

/** How a desk looked before a change. */
export interface Before {
  snapshot: Snapshot;
  concerned: Concerned;
}

export const beforeOf = (desk: Desk): Before => ({ snapshot: snapshotOf(desk), concerned: concernedBy(desk) });

const TIMERS = `
  with gone as (delete from cases.timer where case_id = $1 and kind <> all($2::text[]))
  insert into cases.timer (case_id, kind, at) select $1, kind, at from unnest($2::text[], $3::timestamptz[]) as wanted(kind, at)
  on conflict (case_id, kind) do update set at = excluded.at, fired_at = null where cases.timer.at <> excluded.at`;

/**
 * Writes down what happened to a case: the event (numbered and hash-chained under the case's lock), its words, its timers.
 * Call it once per happening, after the desk was changed; the case row is locked by this transaction or new in it.
 */
export async function record(
  services: Services,
  write: PlainWrite,
  entry: { actor: Actor; desk: Desk; before: Before | null; happening: Happening; now: Date; /** Writes the desk itself. */ save(): Promise<void> },
): Promise<void> {
  const { actor, desk, before, happening, now } = entry;
  const point = publicPoint(
    { lon: desk.case.lon ?? null, lat: desk.case.lat ?? null },
    services.reference.category(desk.case.categoryCode)?.sensitive ?? false,
  );
  desk.case.publicLon = point.lon;
  desk.case.publicLat = point.lat;
  const salt = randomBytes(16).toString('base64url');
  const { changes, words } = changesBetween(before?.snapshot ?? null, snapshotOf(desk), happening.comment, salt);
  const data: CaseEventData = {
    ...happening.data,
    facts: factsOf(desk, services.reference.operatorAgencyId()),
    changes,
    ...(before ? { from: { status: String(before.snapshot.status), step: String(before.snapshot.step) } } : {}),
    reporterId: desk.case.reporterId,
    actorAgencyId: actor.identity.agencyId ?? null,
  };
  const link = await appendEvent(write.client, {
    type: happening.type,
    commandId: actor.requestId,
    actorId: actor.identity.sub ?? null,
    at: now,
    data,
    audience: audienceOf(happening.type, desk.case, before?.concerned ?? null, concernedBy(desk)),
    chain: { caseId: desk.case.id, last: { n: desk.case.n, hash: desk.case.n === 0 ? null : desk.case.lastHash } },
  });
  if (!link?.hash) throw new Error('a case event must be chained');
  desk.case.n = link.n;
  desk.case.lastHash = link.hash;
  await entry.save();
  if (words)
    await write.sql('insert into cases.history_text (case_id, n, words, salt) values ($1, $2, $3, $4)', [desk.case.id, link.n, JSON.stringify(words), salt]);
  const timers = timersOf(desk);
  await write.sql(TIMERS, [desk.case.id, timers.map((timer) => timer.kind), timers.map((timer) => timer.at)]);
}
