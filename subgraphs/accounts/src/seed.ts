import { mkdir } from 'node:fs/promises';
import { readAccountsEnvironment } from './environment.ts';
import { seedAgencies } from './seed/seed-agencies.ts';
import { seedDemo } from './seed/seed-demo.ts';
import { seedFirstAdministrator } from './seed/seed-first-administrator.ts';
import { seedMailbox } from './seed/seed-mailbox.ts';
import { createServices } from './services.ts';

// Run once per start: reference data always; demo people, or without them the first administrator's invitation, when there is nobody yet.
const services = await createServices(readAccountsEnvironment());
try {
  await mkdir(services.env.DATA_DIR, { recursive: true });
  const agencies = await seedAgencies(services.pool, services.now());
  if (agencies > 0) services.logger.info({ agencies }, 'agencies were seeded');
  await seedMailbox(services);
  if (services.env.DEMO === 'off') {
    const file = await seedFirstAdministrator(services);
    if (file) services.logger.info({ file }, 'the first administrator activates with the token in this file');
  } else {
    const people = await seedDemo(services);
    if (people > 0) services.logger.info({ people }, 'demo people were seeded');
  }
} catch (error) {
  // Said before the connections are closed: one that broke in the middle of its work may never be given back.
  services.logger.error({ error: error instanceof Error ? error.message : String(error) }, 'the seeds failed');
  process.exitCode = 1;
} finally {
  await services.close();
}
