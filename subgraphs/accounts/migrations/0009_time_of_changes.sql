-- When a person, a right or a session was changed, by the database's clock: tokens that were issued afterwards carry what was changed and stay good,
-- even when the change is taken a second later. Rows that wait while this runs count as changed now, which is later than they were: no old token survives.
alter table accounts.pending_change add column changed_at timestamptz not null default clock_timestamp();

-- When a revocation was written down: the gateway asks for what is new, and a change may be taken long after it was made.
alter table accounts.revocation add column noted_at timestamptz not null default clock_timestamp();
update accounts.revocation set noted_at = at;
drop index accounts.revocation_at;
create index revocation_noted on accounts.revocation (noted_at);
