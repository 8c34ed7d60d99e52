/** A running embedded PostgreSQL, owned by this process. */
export interface Postgres {
  pid: number;
  port: number;
  /** Resolves when the server process has ended, for whatever reason. */
  exited: Promise<void>;
  /** The superuser's address of a database. */
  url(database: string): string;
  /** Ends sessions at once and shuts down cleanly. */
  stop(): Promise<void>;
}
export const SUPERUSER: string;
export const THROWAWAY_SETTINGS: Record<string, string>;
export function startPostgres(options: {
  directory: string;
  password: string;
  port?: number;
  settings?: Record<string, string>;
  logFile?: string;
}): Promise<Postgres>;
export function stopLeftover(directory: string): Promise<void>;
export function databaseUrl(parts: { role: string; password: string; port: number; database: string }): string;
