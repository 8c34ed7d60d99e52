// `npm run rebuild:stats`: makes the statistics' facts again from the event log of the running system (B-23).
import { runServiceProgram } from './service-program.mjs';

runServiceProgram('stats', 'facts/rebuild-facts.js');
