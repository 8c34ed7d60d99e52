-- Browsers that a person has let show notifications. Their address is a capability: it lies encrypted, and is found by its keyed hash.
create table accounts.push_device (
  id uuid primary key,
  account_id uuid not null references accounts.account on delete cascade,
  -- It is notified as long as the person is signed in there.
  session_id uuid not null references accounts.session on delete cascade,
  endpoint_hash bytea not null unique,
  subscription_cipher bytea not null,
  created_at timestamptz not null
);
create index push_device_account on accounts.push_device (account_id);
create index push_device_session on accounts.push_device (session_id);
grant select, insert, update, delete on accounts.push_device to accounts;

alter table accounts.message
  add column device_id uuid references accounts.push_device on delete set null,
  -- The gateway has said that it reached the phone.
  add column delivered_at timestamptz;
create index message_device on accounts.message (device_id) where device_id is not null;
