-- A9-04, B-27: how many have registered by a poster, a team or a unit. A count and nothing else: no time and nobody stands beside it.
create table accounts.campaign (
  code text primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
  registered integer not null check (registered > 0)
);
grant select, insert, update on accounts.campaign to accounts;
