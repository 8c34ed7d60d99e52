export type Landed = Record<string, string[]>;
export function landedMigrations(): Landed;
export function checksumOf(text: string | Buffer): string;
export function faultsOfMigrations(options?: { root?: string; landed?: Landed }): string[];
