-- What the portal says besides its cases: notices, useful addresses, chapters of the guide, articles of the knowledge base. Bodies are Markdown (ADR 0046).
create table cases.notice (
  id uuid primary key,
  agency_id uuid,
  kind text not null constraint notice_kind_codes check (kind in ('ALERT', 'POLICY', 'EVENT', 'TOURISM', 'SERVICE', 'REPORT', 'GENERAL')),
  title text not null,
  summary text not null,
  body text not null,
  pinned boolean not null default false,
  published boolean not null default false,
  at timestamptz not null,
  valid_until timestamptz,
  version int not null default 1,
  search tsvector generated always as (cases.search_vector(title || ' ' || summary || ' ' || body)) stored
);
comment on column cases.notice.at is 'When it was published last; of one that never was: when it was begun. In milliseconds: pages of the list are told apart by it.';
create index notice_in_order on cases.notice (pinned desc, at desc, id desc);
create index notice_search on cases.notice using gin (search);

create table cases.useful_address (
  id uuid primary key,
  kind text not null constraint useful_address_kind_codes check (kind in ('emergency', 'authority', 'police', 'fire', 'health', 'utility', 'tourism', 'other')),
  name text not null,
  address text not null,
  phone text,
  email text,
  url text,
  opening_hours text,
  ward_code text,
  lon double precision,
  lat double precision,
  version int not null default 1,
  constraint useful_address_point check ((lon is null) = (lat is null))
);

create table cases.guide (
  slug text primary key,
  title text not null,
  body text not null,
  audience text not null constraint guide_audience_codes check (audience in ('PUBLIC', 'OFFICERS')),
  position int not null,
  updated_at timestamptz not null,
  version int not null default 1
);

create table cases.knowledge (
  id uuid primary key,
  agency_id uuid,
  category_code text,
  title text not null,
  body text not null,
  audience text not null constraint knowledge_audience_codes check (audience in ('PUBLIC', 'OFFICERS')),
  valid_until timestamptz,
  updated_at timestamptz not null,
  version int not null default 1,
  search tsvector generated always as (cases.search_vector(title || ' ' || body)) stored
);
create index knowledge_in_order on cases.knowledge (updated_at desc, id desc);
create index knowledge_search on cases.knowledge using gin (search);

-- What the seed has put here once. An administrator may take it away, and it does not come back with the next start.
create table cases.seeded_content (key text primary key);

grant select, insert, update, delete on cases.notice, cases.useful_address, cases.guide, cases.knowledge to cases;
grant select, insert on cases.seeded_content to cases;
