import type { Client } from 'pg';

export const OWNER: string;
export const SERVICE_ROLES: string[];
export function createRoles(superuserUrl: string, passwords: Record<string, string>): Promise<void>;
export function createDatabase(superuserUrl: string, database: string, template?: string): Promise<void>;
export function createExtensions(superuserUrl: string): Promise<void>;
export function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T>;
