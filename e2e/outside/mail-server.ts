import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { until } from './client.ts';

const DOVECOT = process.env.DOVECOT_PROGRAM ?? '/usr/sbin/dovecot';
const run = promisify(execFile);
const PASSWORD = 'mat/khau@hop-thu';
export const PROVINCE_ADDRESS = 'phananh@khanhhoa.example';
/** As the server that receives the mail names itself in Authentication-Results. */
export const RECEIVING_SERVER = 'mx.khanhhoa.example';

/** A real IMAP server (Dovecot) with one mailbox, over TLS. */
export interface MailServer {
  /** For MAIL_IN_URL. */
  url: string;
  /** The certificate that it shows: for NODE_EXTRA_CA_CERTS. */
  certificate: string;
  /** A mail arrives: the text as it came over the wire. */
  deliver(mail: string): Promise<void>;
  /** The subjects of the mails in a folder, as they are encoded. */
  subjects(folder: string): Promise<string[]>;
  /** Moves every mail of a folder into another, as a person may in a mail program. */
  moveAll(from: string, to: string): Promise<void>;
  /** Ends it; `start` brings it back with the same mails. */
  halt(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  if (!existsSync(DOVECOT)) throw new Error(`No Dovecot at ${DOVECOT}: install one (apt-get install dovecot-imapd, as root) or name it by DOVECOT_PROGRAM.`);
  const folder = await mkdtemp(path.join(tmpdir(), 'pakn-dovecot-'));
  await chmod(folder, 0o755);
  const mails = path.join(folder, 'mail');
  await mkdir(mails);
  await chmod(mails, 0o777);
  const port = await freePort();
  const certificate = path.join(folder, 'cert.pem');
  await makeCertificate(folder, certificate);
  await writeFile(path.join(folder, 'dovecot.conf'), configuration(folder, port, (await run('id', ['-gn'])).stdout.trim()));
  let ended: Promise<unknown> = Promise.resolve();
  let halt = async (): Promise<void> => {};
  const start = async (): Promise<void> => {
    // In a process group of its own: connections that are open end with it.
    const child = spawn(DOVECOT, ['-F', '-c', path.join(folder, 'dovecot.conf')], { stdio: 'ignore', detached: true });
    ended = once(child, 'exit');
    halt = async () => {
      process.kill(-(child.pid ?? 0), 'SIGTERM');
      await ended;
    };
    await until('the mail server', () => asClient(async () => true).catch(() => false)).catch(async (error: unknown) => {
      await halt();
      throw error;
    });
  };
  const asClient = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      host: 'localhost',
      port,
      secure: true,
      auth: { user: PROVINCE_ADDRESS, pass: PASSWORD },
      logger: false,
      tls: { ca: await readFile(certificate) },
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  await start();
  return {
    url: `imaps://${encodeURIComponent(PROVINCE_ADDRESS)}:${encodeURIComponent(PASSWORD)}@localhost:${port}/INBOX`,
    certificate,
    deliver: (mail) => asClient(async (client) => void (await client.append('INBOX', mail.replace(/\r?\n/g, '\r\n')))),
    subjects: (from) =>
      asClient(async (client) => {
        const known = await client.list();
        if (!known.some(({ path: name }) => name === from)) return [];
        await client.mailboxOpen(from, { readOnly: true });
        const uids = (await client.search({ all: true }, { uid: true })) || [];
        if (uids.length === 0) return [];
        return (await client.fetchAll(uids, { envelope: true }, { uid: true })).map(({ envelope }) => envelope?.subject ?? '');
      }),
    moveAll: (from, to) =>
      asClient(async (client) => {
        await client.mailboxOpen(from);
        await client.messageMove('1:*', to);
      }),
    halt: () => halt(),
    start,
    async close() {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Started by root, its processes give that up for the users of Debian's package; otherwise all of it is whoever runs the test. */
function configuration(folder: string, port: number, ownGroup: string): string {
  const { username, uid } = userInfo();
  const [internal, login, group] = uid === 0 ? ['dovecot', 'dovenull', 'dovecot'] : [username, username, ownGroup];
  const unconfined = ['anvil', 'stats'].map((service) => `service ${service} {\n  chroot =\n}`);
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
default_internal_user = ${internal}
default_login_user = ${login}
default_internal_group = ${group}
first_valid_uid = 0
mail_location = maildir:${folder}/mail/%u
service imap-login {
  chroot =
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
${unconfined.join('\n')}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${internal} gid=${group} home=${folder}/mail/%u
}
`;
}

const makeCertificate = (folder: string, certificate: string): Promise<unknown> =>
  run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', path.join(folder, 'key.pem'), '-out', certificate],
  ]);

/** Below 32768: from there up Linux hands ports to outgoing connections. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 21_000 + Math.floor(Math.random() * 11_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
