-- Jobs (SMS): the schema in which graphile-worker's own migrations run as the owner, and the service's role is let in afterwards (local/worker-schema.mjs).
create schema accounts_worker;
