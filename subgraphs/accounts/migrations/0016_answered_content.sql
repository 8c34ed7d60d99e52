-- A key belongs to one content (X-30): what is kept under it says for which, and whether the call was refused and so has not used it.
-- Rows of the release before were kept under another hash; nobody finds them any more, and they are swept within the hour.
alter table accounts.answered
  add column fingerprint text not null default '',
  add column refused boolean not null default false;
comment on column accounts.answered.key is 'Keyed hash of who and key.';
