-- Reports that may be about the same trouble (A4-05, B-05) are found by what place they name and where they lie, week by week: however many cases there are,
-- only those of the last weeks are looked at. Words are split as in src/similar/typed-words.ts `withoutTelex`; a test compares them.
create function cases.similar_words(t text) returns text language sql immutable parallel safe strict
  as $$
    select replace(replace(replace(replace(replace(
      regexp_replace(cases.vi_words(t), '(?<=[aeiouy][a-z]*)[sfrxjz]', '', 'g'), 'w', ''), 'dd', 'd'), 'aa', 'a'), 'ee', 'e'), 'oo', 'o')
  $$;
comment on function cases.similar_words is 'The folded words of a text, without what an unfinished Telex leaves in them.';

create function cases.similar_week(at timestamptz) returns int language sql immutable parallel safe strict
  as $$ select floor(extract(epoch from at) / 604800)::int $$;

create function cases.similar_key(part text, week int) returns int language sql immutable parallel safe strict
  as $$ select hashtext(part || ' ' || week) $$;
comment on function cases.similar_key is 'What a report is filed under: two words that stand beside each other, or a square of a two-hundredth of a degree, in a week.';

-- A look goes 13 weeks back. What is older already needs no place in the index: to file all of a million took 395 s on a busy machine, the last weeks take a
-- tenth. A fixed day, so that every database has the same function.
create function cases.similar_since() returns timestamptz language sql immutable parallel safe as $$ select timestamptz '2026-08-16T00:00:00Z' $$;
comment on function cases.similar_since is 'Reports from before are not filed by place: they were too old when the index was made.';

create function cases.similar_keys(t text, lon double precision, lat double precision, at timestamptz) returns int[] language sql immutable parallel safe
  as $$
    select array(
      select cases.similar_key(words[i] || ' ' || words[i + 1], week) from generate_series(1, cardinality(words) - 1) as i
      union all
      select cases.similar_key(floor(lon * 200) || '/' || floor(lat * 200), week) where lon is not null and lat is not null
    )
    from (select string_to_array(cases.similar_words(t), ' ') as words, cases.similar_week(at) as week where at >= cases.similar_since() offset 0) as report
  $$;

-- Only what everybody may see is in it. Without a list of pending entries, which each search would have to read whole.
create index case_similar on cases."case"
  using gin (cases.similar_keys(title || ' ' || address || ' ' || left(content, 160), public_lon, public_lat, submitted_at)) with (fastupdate = off)
  where is_public;
