-- What mutations answered under their Idempotency-Key, for an hour: whoever lost the answer asks again and gets it.
create table accounts.answered (
  -- Keyed hash of who, key, document and variables.
  key bytea primary key,
  at timestamptz not null,
  -- Encrypted; null while the first call is still at work.
  answer bytea
);
create index answered_at on accounts.answered (at);
grant select, insert, update, delete on accounts.answered to accounts;
