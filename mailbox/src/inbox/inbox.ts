import { ImapFlow } from 'imapflow';

/** Where a mail lies once it was dealt with. People see these folders in their mail program, and may move a mail back. */
export const FOLDER = { filed: 'Đã tiếp nhận', ignored: 'Đã bỏ qua' } as const;

export interface StoredMail {
  uid: number;
  source: Buffer;
  /** It is larger than is read: this is its beginning. */
  truncated: boolean;
}

/** Larger mails are read without their files. */
const MOST_BYTES = 60_000_000;
const BEGINNING_BYTES = 500_000;
const CONNECT_WITHIN_MS = 15_000;

/**
 * The province's mailbox by IMAP. A mail waits in the inbox until it was dealt with and is moved away then: the mail server itself keeps where the work
 * stands, and nothing of it is kept here.
 */
export class Inbox {
  private constructor(
    private readonly client: ImapFlow,
    private readonly path: string,
  ) {}

  /** @param url imap(s)://user:password@host:port/INBOX. @throws Error when the server cannot be reached or does not let in */
  static async open(url: string, hooks: { onNews(): void; onEnd(): void }): Promise<Inbox> {
    const { protocol, hostname, port, username, password, pathname } = new URL(url);
    const secure = protocol === 'imaps:';
    const client = new ImapFlow({
      host: hostname,
      port: Number(port) || (secure ? 993 : 143),
      secure,
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      logger: false,
      connectionTimeout: CONNECT_WITHIN_MS,
      greetingTimeout: CONNECT_WITHIN_MS,
    });
    client.on('error', () => {}); // 'close' follows
    client.on('close', () => hooks.onEnd());
    client.on('exists', () => hooks.onNews());
    await client.connect();
    for (const folder of Object.values(FOLDER)) await client.mailboxCreate(folder);
    const inbox = new Inbox(client, decodeURIComponent(pathname.slice(1)) || 'INBOX');
    await client.mailboxOpen(inbox.path);
    return inbox;
  }

  /** The mails that wait, the oldest first. */
  async waiting(): Promise<number[]> {
    await this.client.mailboxOpen(this.path);
    return (await this.client.search({ all: true }, { uid: true })) || [];
  }

  /** null: it is gone. */
  async read(uid: number): Promise<StoredMail | null> {
    const about = await this.client.fetchOne(String(uid), { size: true }, { uid: true });
    if (!about) return null;
    const truncated = (about.size ?? 0) > MOST_BYTES;
    const found = await this.client.fetchOne(String(uid), { source: truncated ? { start: 0, maxLength: BEGINNING_BYTES } : true }, { uid: true });
    return found && found.source ? { uid, source: found.source, truncated } : null;
  }

  /** How many mails from an address were filed since then. */
  async filedFrom(address: string, since: Date): Promise<number> {
    await this.client.mailboxOpen(FOLDER.filed, { readOnly: true });
    try {
      // The server compares days and parts of addresses.
      const uids = (await this.client.search({ since, from: address }, { uid: true })) || [];
      if (uids.length === 0) return 0;
      const found = await this.client.fetchAll(uids, { internalDate: true, envelope: true }, { uid: true });
      return found.filter(({ internalDate, envelope }) => new Date(internalDate ?? 0) >= since && isFrom(envelope?.from, address)).length;
    } finally {
      await this.client.mailboxOpen(this.path);
    }
  }

  /** @throws Error when the server does not move it: it waits, and what it filed is not filed again */
  async put(uid: number, folder: (typeof FOLDER)[keyof typeof FOLDER]): Promise<void> {
    const moved = await this.client.messageMove(String(uid), folder, { uid: true });
    if (!moved) throw new Error('the mail server has not moved a mail');
  }

  async close(): Promise<void> {
    await this.client.logout().catch(() => this.client.close());
  }
}

const isFrom = (from: { address?: string | undefined }[] | undefined, address: string): boolean =>
  from?.some((one) => one.address?.toLowerCase() === address.toLowerCase()) ?? false;
