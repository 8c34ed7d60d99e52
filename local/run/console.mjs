// What the person at the terminal reads.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Prints who may sign in: one person of each role, the rest is in the file. */
export function printDemoAccounts(dataDir, say) {
  const file = join(dataDir, 'demo-accounts.json');
  if (!existsSync(file)) return;
  const people = JSON.parse(readFileSync(file, 'utf8'));
  const onePerRole = [...new Map(people.toReversed().map((person) => [person.role, person])).values()].toReversed();
  say('');
  say(`Demo sign-ins (${people.length} in ${file}):`);
  for (const { role, identifier, password, fullName, agencyCode } of onePerRole)
    say(`  ${role.padEnd(16)} ${identifier.padEnd(22)} ${password.padEnd(26)} ${[fullName, agencyCode].filter(Boolean).join(', ')}`);
  say(`Messages with one-time codes are appended to ${join(dataDir, 'outbox/sms.ndjson')}`);
}
