import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { databaseUrl } from '../../../../local/database/postgres.mjs';
import { migrate } from '../../../../local/database/migrate.mjs';
import { createDatabase, createExtensions, createRoles, OWNER, SERVICE_ROLES } from '../../../../local/database/roles.mjs';
import { startTestCluster } from './cluster.ts';
import { TEMPLATE_DATABASE } from './database.ts';

/** One PostgreSQL for the whole run of the `int` project, with a template database on which every migration has run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  try {
    const passwords = Object.fromEntries([OWNER, ...SERVICE_ROLES].map((role) => [role, randomBytes(12).toString('hex')]));
    await createRoles(cluster.url('postgres'), passwords);
    await createDatabase(cluster.url('postgres'), TEMPLATE_DATABASE);
    await createExtensions(cluster.url(TEMPLATE_DATABASE));
    await migrate(databaseUrl({ role: OWNER, password: passwords[OWNER] ?? '', port: cluster.port, database: TEMPLATE_DATABASE }));
    project.provide('postgres', { port: cluster.port, superuserUrl: cluster.url('postgres'), passwords });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}
