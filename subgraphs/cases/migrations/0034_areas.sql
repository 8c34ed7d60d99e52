-- B-21: the areas and fields that people follow, and what of the news there they were not told yet. Not part of any case: only its owner reads it.
create table cases.area (
  id uuid primary key,
  account_id uuid not null,
  version integer not null,
  name text not null,
  ward_codes text[] not null,
  category_codes text[] not null,
  outline polygon,
  lon double precision,
  lat double precision,
  metres integer,
  frequency text not null,
  created_at timestamptz not null,
  digest_at timestamptz,
  constraint area_frequency_codes check (frequency in ('DAILY', 'WEEKLY', 'OFF')),
  constraint area_is_limited check (cardinality(ward_codes) > 0 or cardinality(category_codes) > 0 or outline is not null or metres is not null),
  constraint area_has_one_shape check (outline is null or metres is null),
  constraint area_circle check ((metres is null) = (lon is null) and (lon is null) = (lat is null)),
  constraint area_off check ((frequency = 'OFF') = (digest_at is null))
);
comment on table cases.area is 'What somebody follows: communes, fields, a circle (metres around lon, lat) or an outline (in millionths of a degree); what is empty does not limit. digest_at: when the next digest is due.';
create index area_of_account on cases.area (account_id, created_at);
create index area_digest on cases.area (digest_at) where digest_at is not null;

create table cases.area_news (
  area_id uuid not null references cases.area (id) on delete cascade,
  case_id uuid not null,
  news text not null,
  at timestamptz not null,
  told_at timestamptz,
  primary key (area_id, case_id, news),
  constraint area_news_codes check (news in ('NEW', 'ANSWERED'))
);
comment on table cases.area_news is 'What happened in an area, once a case and kind of news. told_at: when a digest was made of it; what is old is swept.';
create index area_news_untold on cases.area_news (area_id, at) where told_at is null;
create index area_news_told on cases.area_news (told_at) where told_at is not null;

grant select, insert, update, delete on cases.area, cases.area_news to cases;
