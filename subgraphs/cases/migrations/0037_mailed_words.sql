-- B-32: what is written to whoever mailed a report is found by when it was written, however many reports there are.
drop index cases.case_by_mail;
create index case_mailed_rejected on cases."case" (rejected_at) where channel = 'EMAIL' and rejected_at is not null;
create index case_mailed_asked on cases."case" (info_asked_at) where channel = 'EMAIL' and info_asked_at is not null;
create index case_mailed_closed on cases."case" (closed_at) where channel = 'EMAIL' and closed_at is not null;
create index answer_published on cases.answer (published_at) where published;
create index message_of_agency on cases.message (sent_at) where not from_reporter;
