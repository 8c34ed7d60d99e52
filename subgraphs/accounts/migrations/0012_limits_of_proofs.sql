-- X-26: when something that is limited was used lately: codes sent to a phone, wrong codes of an account. Times and not a counter, so that the limit
-- holds in every hour and not only in those that begin at the first use.
create table accounts.recent_use (
  bucket text not null,
  -- Keyed hash of whose.
  key bytea not null,
  at timestamptz[] not null,
  primary key (bucket, key)
);
create index recent_use_last on accounts.recent_use ((at[cardinality(at)]));
grant select, insert, update, delete on accounts.recent_use to accounts;

-- The log also holds what nobody who is signed in did: wrong codes, a sign-in.
alter table accounts.access_log alter column actor_id drop not null;
alter table accounts.access_log add column reason text;
comment on column accounts.access_log.actor_id is 'Who did it; null: somebody who was not signed in.';
comment on column accounts.access_log.reason is 'Why, where the act asks for it.';
