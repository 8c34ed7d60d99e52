/** What is said of arguments that many mutations of a case take. */
export const CASE = { description: 'The case.' };
export const VERSION = { description: 'The version that the client saw.' };
export const ATTACHMENTS = { nullable: true, description: "Uploaded files of one's own; at most 10." };
export const NOTIFY_BY_SMS = { nullable: true, description: 'Notifies the next officer by SMS too.' };
