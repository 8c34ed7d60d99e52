-- Files of notices (A2-06). A notice that is taken away lets its files go: they are what nothing took, and the hourly tidying deletes them.
alter table cases.attachment add column notice_id uuid references cases.notice on delete set null;
create index attachment_notice on cases.attachment (notice_id) where notice_id is not null;

-- What the last TopicSaved said of a topic: the figures show its name, not its code (A6-03). Null: nothing yet.
alter table cases.topic add column announced jsonb;

-- The text of a chapter that the seed has written last (A2-13): one that nobody has changed since follows the release.
alter table cases.seeded_content add column digest text;
grant update on cases.seeded_content to cases;
update cases.seeded_content s set digest = md5(concat_ws(E'\x1f', g.title, g.body, g.audience, g.position))
  from cases.guide g where s.key = 'guide ' || g.slug and g.version = 1;
