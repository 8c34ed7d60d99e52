-- X-26: devices on which somebody has signed in: strangers' wrong passwords do not lock them, and a sign-in on another one is told to the owner.
create table accounts.device (
  account_id uuid not null references accounts.account on delete cascade,
  -- Keyed hash of the number in the device's signed cookie.
  device_hash bytea not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (account_id, device_hash)
);
create index device_last on accounts.device (last_at);
grant select, insert, update, delete on accounts.device to accounts;

-- What the owner of a session knows it by. '' in sessions from before.
alter table accounts.session
  add column device text not null default '',
  add column address text not null default '';
comment on column accounts.session.device is 'The browser and the system, as the browser says: "Firefox, Android".';
comment on column accounts.session.address is 'The network address of the sign-in.';
