export { startTestCluster } from './cluster.ts';
export type { TestCluster } from './cluster.ts';
export { emptyDatabase, olderDatabase, testDatabase } from './database.ts';
export type { TestDatabase } from './database.ts';
export { deadlockConsumer } from './deadlock.ts';
export { codesInChecks } from './codes-in-check.ts';
export { wrongAnswers } from './odd-requests.ts';
