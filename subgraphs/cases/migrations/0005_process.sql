-- Pauses, questions to the reporter, reopenings, and what late cases told their reporters.
alter table cases."case"
  add column pause_reason_code text, add column pause_until timestamptz, add column pause_comment text,
  add column info_question text, add column info_asked_at timestamptz, add column late_notice_at timestamptz;

create table cases.reopening (
  id uuid primary key, case_id uuid not null references cases."case", number int not null, reason text not null, at timestamptz not null, unique (case_id, number)
);
alter table cases.attachment add column reopening_id uuid references cases.reopening;
grant select, insert, update, delete on cases.reopening to cases;
