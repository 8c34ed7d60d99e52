-- A message that its driver has not taken waits and is handed over again; one that will never be taken is shown, with why.
alter table accounts.message
  add column tries integer not null default 0,
  -- Why it was not taken the last time: a status or the name of a failure, never what the other side wrote.
  add column problem text,
  add column failed_at timestamptz;
drop index accounts.message_unsent;
create index message_unsent on accounts.message (not_before) where sent_at is null and failed_at is null;
