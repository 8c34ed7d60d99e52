-- Who has reported a case as abuse, once an account (design 04 "Báo vi phạm"). The reason stands in the case's history, which names nobody.
create table cases.abuse_report (
  case_id uuid not null references cases."case",
  account_id uuid not null,
  reported_at timestamptz not null,
  primary key (case_id, account_id)
);
create index abuse_report_account on cases.abuse_report (account_id, reported_at);
grant select, insert on cases.abuse_report to cases;
