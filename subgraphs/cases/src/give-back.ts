// `npm run events:give-back`: the part of cases.
import { giveBackCommand } from '@pakn/events';
import { AREA_NEWS_CONSUMER } from './area/collect-news.ts';
import { AGENCY_COPY } from './reference/agency-copy.ts';
import { PEOPLE_COPY } from './people/people-copy.ts';

await giveBackCommand({ service: 'cases', consumers: [AGENCY_COPY, PEOPLE_COPY, AREA_NEWS_CONSUMER] });
