import { consume, type CaseEventType, type Consumer, type EventConsumer, type LoggedEvent } from '@pakn/events';
import type { AreaNews } from '@pakn/vocabulary';
import type { PoolClient } from 'pg';
import type { Services } from '../context.ts';
import { IN_AREA } from '../case/in-area.ts';

/** Events by which a case may become public; an answer is published by the last. */
const TYPES = ['CaseAccepted', 'CaseAssigned', 'CaseEdited', 'AnswerPublished'] as const satisfies readonly CaseEventType[];

// An answer that is published again after a reopening is news again.
const COLLECT = `
  insert into cases.area_news as n (area_id, case_id, news, at)
  select a.id, c.id, t.news, t.at
  from jsonb_to_recordset($1::jsonb) as t(case_id uuid, news text, at timestamptz)
  join cases."case" c on c.id = t.case_id and c.is_public
  join cases.area a on a.frequency <> 'OFF' and a.created_at <= t.at and ${IN_AREA}
  on conflict (area_id, case_id, news) do update set at = excluded.at, told_at = null where n.news = 'ANSWERED' and excluded.at > n.at`;

/** What an event is news of: a case may become public by its answer. */
function newsOf({ type, data }: LoggedEvent): AreaNews[] {
  const isPublished = (data as { isPublic?: boolean }).isPublic === true;
  return [...(isPublished ? (['NEW'] as const) : []), ...(type === 'AnswerPublished' ? (['ANSWERED'] as const) : [])];
}

/** Notes for each followed area what happened in it. A digest looks again whether the case is public. */
export const AREA_NEWS_CONSUMER: EventConsumer = { name: 'cases.areas', types: TYPES, handle: collectNews };

async function collectNews(client: PoolClient, events: LoggedEvent[]): Promise<void> {
  const news = events.flatMap((event) => newsOf(event).map((each) => ({ case_id: event.caseId, news: each, at: event.at })));
  // One row a case and kind: a statement may touch a row once.
  const last = [...new Map(news.map((each) => [`${each.case_id} ${each.news}`, each])).values()];
  if (last.length > 0) await client.query(COLLECT, [JSON.stringify(last)]);
}

export const followNews = ({ pool, logger }: Pick<Services, 'pool' | 'logger'>, url: string): Promise<Consumer> =>
  consume({
    pool,
    url,
    ...AREA_NEWS_CONSUMER,
    unhurried: true,
    onParked: (event, error) => logger.error({ type: event.type, error: error.message }, 'an event was parked'),
    onError: (error) => logger.warn({ error: error.message }, 'events could not be read'),
  });
