import { readCasesEnvironment } from './environment.ts';
import { serveCases } from './serve.ts';

const cases = await serveCases(readCasesEnvironment());

let stopping = false;
const stop = (): void => {
  if (stopping) return; // signals may come twice
  stopping = true;
  void cases.close().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
