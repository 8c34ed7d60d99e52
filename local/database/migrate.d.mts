export const FOLDERS: { schema: string; folder: string }[];
export function migrate(ownerUrl: string, log?: (line: string) => void): Promise<string[]>;
export function runFolder(options: { ownerUrl: string; schema: string; dir: string; log?: (line: string) => void }): Promise<string[]>;
