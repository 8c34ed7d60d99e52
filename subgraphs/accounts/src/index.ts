export { buildSchema } from './schema.ts';
export { serveAccounts, type RunningAccounts } from './serve.ts';
export { readAccountsEnvironment, type AccountsEnvironment } from './environment.ts';
