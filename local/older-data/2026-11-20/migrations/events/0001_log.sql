-- The event log: a transactional outbox. cases and accounts append, everybody reads, nobody updates.
-- Order is (era, x, id): x is the writer's transaction, so that a reader can stop below the oldest transaction that still runs.
create schema if not exists events;

create table events.era (
  era integer primary key,
  since timestamptz not null default clock_timestamp(),
  reason text not null
);
insert into events.era (era, reason) values (1, 'first start');

create function events.current_era() returns integer language sql stable as $$ select max(era) from events.era $$;

create table events.log (
  era integer not null default events.current_era(),
  x xid8 not null default pg_current_xact_id(),
  id bigint not null generated always as identity,
  case_id uuid,
  n integer,
  type text not null,
  version integer not null default 1,
  command_id text not null,
  actor_id uuid,
  at timestamptz not null,
  data jsonb not null,
  prev_hash bytea,
  hash bytea,
  primary key (era, x, id)
);
create unique index log_case_n on events.log (case_id, n) where case_id is not null;

create table events.audience (
  era integer not null default events.current_era(),
  x xid8 not null default pg_current_xact_id(),
  id bigint not null,
  key text not null,
  primary key (era, x, id, key)
);
create index audience_key on events.audience (key, era, x, id);

-- Where each consumer stands; taken with `for update skip locked`, moved in the transaction of the effect.
create table events.consumer (
  name text primary key,
  era integer not null default 0,
  x xid8 not null default '0',
  id bigint not null default 0,
  moved_at timestamptz not null default clock_timestamp()
);

-- Events that a consumer could not take, with the later ones of their case.
create table events.parked (
  consumer text not null,
  era integer not null,
  x xid8 not null,
  id bigint not null,
  case_id uuid,
  error text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (consumer, era, x, id)
);
create index parked_case on events.parked (consumer, case_id);

-- A dump that is restored into a fresh cluster brings transaction ids from the future: nothing new would ever be released. Then a new era begins.
create function events.open_era() returns integer language plpgsql security definer set search_path = events, pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtext('events.open_era'));
  if exists (select 1 from events.log where era = events.current_era() and x >= pg_snapshot_xmax(pg_current_snapshot())) then
    insert into events.era (era, reason) values (events.current_era() + 1, 'stored transaction ids are not below the cluster''s');
  end if;
  return events.current_era();
end $$;

grant usage on schema events to accounts, cases, stats;
grant select on all tables in schema events to accounts, cases, stats;
grant insert on events.log, events.audience to accounts, cases;
grant insert, update on events.consumer to accounts, cases, stats;
grant insert, delete on events.parked to accounts, cases, stats;
grant execute on all functions in schema events to accounts, cases, stats;
