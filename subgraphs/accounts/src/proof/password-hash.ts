import { hash, verify } from '@node-rs/argon2';

// OWASP's second choice for argon2id: 19 MiB, 2 passes, 1 lane; about 20 ms on the reference machine. argon2id is the library's default algorithm.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash in PHC format, of the password in NFC: another keyboard's tone marks give the same. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), PARAMETERS);

let nobody: Promise<string> | undefined;

/** Whether the password is the account's. Without a hash the same work is done, so that an unknown account takes as long as a wrong password. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), password.normalize('NFC'));
  return stored !== null && matches;
}
