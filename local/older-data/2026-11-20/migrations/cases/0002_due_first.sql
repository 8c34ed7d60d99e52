-- "Most urgent first": cases without a deadline come last, so the key of every page is this expression.
drop index cases.case_reception, cases.case_review, cases.case_open;
create index case_due on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id);
create index case_reception on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id) where step = 'RECEPTION';
create index case_review on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id) where step = 'RESULT_REVIEW';
create index case_open on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id) where step <> 'DONE';
