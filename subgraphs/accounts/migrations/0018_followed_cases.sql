-- Who is notified of whose public case (A4-05): a copy of what cases says by CaseFollowed.
create table accounts.followed_case (case_id uuid not null, account_id uuid not null, primary key (case_id, account_id));
create index followed_case_account on accounts.followed_case (account_id);
grant select, insert, delete on accounts.followed_case to accounts;
