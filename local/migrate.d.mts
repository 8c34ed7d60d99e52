export function migrate(ownerUrl: string, log?: (line: string) => void): Promise<string[]>;
