-- One fold and one way to split words, the same here and in packages/vocabulary (search-words.ts): a test compares them (A6-02).
-- Left to itself, the parser of to_tsvector takes "vỡ.Đề" for a host, "hẻm/kiệt" for a path and the end of a code for a number. Between spaces it sees words only.
alter table cases."case" drop column search, drop column folded;

create or replace function cases.vi_fold(t text) returns text language sql immutable parallel safe strict
  as $$ select translate(lower(regexp_replace(normalize(t, NFKD), '[\u0300-\u036F]', '', 'g') collate pg_c_utf8), 'đðøłħŧıς', 'ddolhtiσ') $$;
comment on function cases.vi_fold is 'A text as it is compared: blind to case, tone marks and đ. Needs no dictionary and no locale of the database.';

create function cases.vi_words(t text) returns text language sql immutable parallel safe strict
  as $$ select btrim(regexp_replace(regexp_replace(cases.vi_fold(t), '([0-9])[.,](?=[0-9])', '\1', 'g') collate pg_c_utf8, '[^[:alnum:]]+', ' ', 'g')) $$;
comment on function cases.vi_words is 'The folded words of a text, one space between them. A dot or comma between two digits belongs to the number.';

create function cases.search_vector(t text) returns tsvector language sql immutable parallel safe strict
  as $$
    select to_tsvector('simple', line || coalesce(plates, ''))
    from (select cases.vi_words(t) as line offset 0) as words,
      lateral (
        select string_agg(' ' || replace(plate[1], ' ', ''), '') as plates
        from regexp_matches(line, '(?:^| )([0-9]{2} ?[a-z]{1,2}[0-9]? ?(?:[0-9]{4,5}|[0-9]{3} [0-9]{2}))(?= |$)', 'g') as plate
      ) as plated
  $$;
comment on function cases.search_vector is 'The words of a text with their positions, and each number plate once more as one word, however it was written.';

alter table cases."case" add column search tsvector generated always as (cases.search_vector(code || ' ' || title || ' ' || address || ' ' || content)) stored;
create index case_search on cases."case" using gin (search);
-- Only parts of codes were looked for in `folded`.
create index case_code_part on cases."case" using gin (code public.gin_trgm_ops);
