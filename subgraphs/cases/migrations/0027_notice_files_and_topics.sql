-- Files of notices (A2-06). A notice that is taken away lets its files go: they are what nothing took, and the hourly tidying deletes them.
alter table cases.attachment add column notice_id uuid references cases.notice on delete set null;
create index attachment_notice on cases.attachment (notice_id) where notice_id is not null;

-- What the last TopicSaved said of a topic: the figures show its name, not its code (A6-03). Null: nothing yet.
alter table cases.topic add column announced jsonb;
