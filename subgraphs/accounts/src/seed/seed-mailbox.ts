import { MAILBOX_SCOPE } from '@pakn/service-kit';
import { secretHash } from '../partner/client-secret.ts';
import type { Services } from '../services.ts';

const NAME = 'Hộp thư điện tử của tỉnh';
// What an administrator has revoked stays revoked.
const SAVE = `insert into accounts.partner_client (id, name, scopes, secret_hash, created_at) values ($1, $2, $3, $4, $5)
  on conflict (id) do update set secret_hash = excluded.secret_hash where partner_client.secret_hash <> excluded.secret_hash`;

/** Makes the client by which the mailbox asks the graph, when this installation reads one (B-32). Nobody can make another with its scope. */
export async function seedMailbox({ pool, env, now }: Pick<Services, 'pool' | 'env' | 'now'>): Promise<void> {
  const { MAILBOX_CLIENT_ID: id, MAILBOX_KEY: key } = env;
  if (id && key) await pool.query(SAVE, [id, NAME, [MAILBOX_SCOPE], secretHash(key), now()]);
}
