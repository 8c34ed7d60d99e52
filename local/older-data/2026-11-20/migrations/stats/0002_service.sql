-- What the running service asks besides its facts: how far the database was migrated, and what time it is.
grant select on stats.migration to stats;

-- The clock by which open cases are judged (R18): the database's, plus an offset that only the owner of a test database writes. Empty everywhere else.
create table stats.clock_offset (id int primary key default 1 check (id = 1), shift interval not null);
grant select on stats.clock_offset to stats;
create function stats.now() returns timestamptz language sql volatile
  as $$ select clock_timestamp() + coalesce((select o.shift from stats.clock_offset o), '0'::interval) $$;
grant execute on function stats.now() to stats;
