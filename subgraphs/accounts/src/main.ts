import { readAccountsEnvironment } from './environment.ts';
import { serveAccounts } from './serve.ts';

const accounts = await serveAccounts(readAccountsEnvironment());

let stopping = false;
const stop = (): void => {
  if (stopping) return; // signals may come twice
  stopping = true;
  void accounts.close().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
