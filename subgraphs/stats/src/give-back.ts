// `npm run events:give-back`: the part of stats.
import { giveBackCommand } from '@pakn/events';
import { FACTS_CONSUMER } from './facts/facts-consumer.ts';

await giveBackCommand({ service: 'stats', consumers: [FACTS_CONSUMER] });
