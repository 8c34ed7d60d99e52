-- Topics (chủ đề): reports about one matter that the province asks about for a time (A7-03). Data, as categories are.
create table cases.topic (
  code text primary key,
  name text not null,
  name_en text not null,
  introduction text not null,
  active boolean not null default true,
  "from" date,
  "to" date,
  constraint topic_days check ("from" <= "to")
);
create trigger topic_raises_revision after insert or update or delete on cases.topic for each row execute function cases.raise_catalogue_revision();
grant select, insert, update on cases.topic to cases;

alter table cases."case" add column topic_code text;
create index case_topic on cases."case" (topic_code, submitted_at desc, id desc) where topic_code is not null;
