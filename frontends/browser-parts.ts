import { BroadcastChannel } from 'node:worker_threads';

// What browsers have and happy-dom has not: pages of one device talk to each other by it.
Object.assign(globalThis, { BroadcastChannel });
