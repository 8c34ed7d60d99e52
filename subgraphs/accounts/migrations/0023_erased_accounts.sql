-- B-36, A3-15: who has deleted the account. Only the id stays, which belongs to nobody any more: a database that is restored from before erases them again.
create table accounts.erased_account (
  account_id uuid primary key,
  erased_at timestamptz not null
);
grant select, insert on accounts.erased_account to accounts;

-- What mutations answered to the person goes with the person. Null: nobody was signed in; rows of the release before are swept within the hour.
alter table accounts.answered add column account_id uuid;
create index answered_account on accounts.answered (account_id) where account_id is not null;
