-- Who has the problem of a case too, and who follows it (A4-05, B-06). No person can be read from an event of the case.
create table cases.interest (
  case_id uuid not null references cases."case",
  kind text not null check (kind in ('SUPPORT', 'FOLLOW')),
  account_id uuid not null,
  since timestamptz not null,
  primary key (case_id, kind, account_id)
);
create index interest_account on cases.interest (account_id, kind, case_id);
grant select, insert, delete on cases.interest to cases;

-- How many have it too, as the events say; null: nobody yet.
alter table cases."case" add column supporters integer;
