export function loadOlderData(options: { day: string; ownerUrl: string; superuserUrl: string }): Promise<Record<string, number>>;
