-- Streets that published reports and useful addresses name, by commune, for placeSuggestions (A4-08, ADR 0061). Counted when a report becomes public and
-- when it is private again: a look never grows with the number of cases, and nothing of a private report is in it.
create function cases.street_of(address text) returns text language plpgsql immutable parallel safe strict as $$
declare
  part text;
  street text;
  words text;
begin
  -- "12 Trần Phú, Nha Trang", "Số 12, Trần Phú": the first part that is more than a number.
  foreach part in array (regexp_split_to_array(normalize(address, NFC), '[,;:\n(]'))[1:2] loop
    street := btrim(part) collate pg_c_utf8;
    -- "hẻm 45 đường Trần Phú": what stands behind the word.
    street := regexp_replace(street, '^.*?\m(đường|phố|đại lộ)\s+', '', 'i');
    -- Numbers of houses and lanes: "Trước số 86", "45/3A", "hẻm 12". A day is no number: "2 Tháng 4".
    street := regexp_replace(street, '^(trước|gần|đối diện|cạnh|tại)\s+', '', 'i');
    street := regexp_replace(street, '^((số nhà|nhà số|số|hẻm|ngõ|ngách|kiệt|lô)\s+|[a-z]?[0-9]+[a-z]?([/.-][0-9]+[a-z]?)*\s+(?!tháng))+', '', 'i');
    -- What is said about it: "gần chợ", "- trước cổng", a number behind the name.
    street := regexp_replace(street, '(\s+(gần|đối diện|trước|sau|cạnh|bên|đoạn|hướng|qua|giao|ngã|chỗ|từ|đầu|cuối|số|khu|tổ|thôn|xã|phường|tp)\M.*|\s*[.–-]\s.*)$', '', 'i');
    street := regexp_replace(street, '(?<!tháng|lộ)\s+[0-9]+[a-z]?([/.-][0-9]+[a-z]?)*$', '', 'i');
    street := regexp_replace(btrim(street), '\s+', ' ', 'g');
    words := cases.vi_words(street);
    exit when words ~ '[a-z]';
  end loop;
  -- Neither the name of a commune nor somebody's house, and no other digits than those of a name: a number may be a person's.
  if words !~ '[a-z]{2}' or length(words) not between 5 and 40 or words ~ '( \S+){6}'
    or street ~* '^(xã|phường|đặc khu|thị trấn|thị xã|thành phố|tp|huyện|tỉnh|nhà|ông|bà|anh|chị|cô|chú|bác|em|gia đình|hộ|quán|tiệm|công ty|ngõ|hẻm)\M'
      and street !~* '^bà (triệu|huyện)'
    or words ~ '[0-9]' and words !~ '^([0-9]{1,2} thang [0-9]{1,2}|(quoc|tinh|huong) lo [0-9]{1,3}[a-z]?)$'
  then return null;
  end if;
  return upper(left(street, 1) collate pg_c_utf8) || substr(street, 2);
end $$;
comment on function cases.street_of is 'The street that an address names, without house numbers; null: none that may be shown.';

create table cases.street (
  ward_code text not null,
  words text collate "C" not null,
  name text not null,
  reports int not null,
  addresses int not null,
  located int not null,
  lon_sum double precision not null,
  lat_sum double precision not null,
  primary key (ward_code, words)
);
comment on table cases.street is 'How many published reports and useful addresses name a street of a commune, and the sum of the points that everybody sees of them.';
comment on column cases.street.words is 'The name as it is compared (cases.vi_words).';
-- One that few have written may be no street: a name, a joke. An address of the administrators is enough by itself.
create index street_offered on cases.street (words) where reports >= 3 or addresses > 0;
grant select, insert, update, delete on cases.street to cases;

create function cases.count_street(ward text, address text, lon double precision, lat double precision, reports int, addresses int) returns void language plpgsql as $$
declare
  street text := cases.street_of(address);
  sign int := reports + addresses;
  has int := case when lon is null or lat is null then 0 else sign end;
begin
  if street is null or ward is null then return; end if;
  insert into cases.street as known (ward_code, words, name, reports, addresses, located, lon_sum, lat_sum)
  values (ward, cases.vi_words(street), street, reports, addresses, has, has * coalesce(lon, 0), has * coalesce(lat, 0))
  on conflict (ward_code, words) do update set
    reports = known.reports + excluded.reports, addresses = known.addresses + excluded.addresses, located = known.located + excluded.located,
    lon_sum = known.lon_sum + excluded.lon_sum, lat_sum = known.lat_sum + excluded.lat_sum,
    -- With its marks and capitals: "Trần Phú" after "tran phu".
    name = case when sign > 0 and (octet_length(excluded.name), known.name collate "C") > (octet_length(known.name), excluded.name collate "C") then excluded.name else known.name end;
  if sign < 0 then
    delete from cases.street known where known.ward_code = ward and known.words = cases.vi_words(street) and known.reports <= 0 and known.addresses <= 0;
  end if;
end $$;

create function cases.keep_case_street() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.is_public then perform cases.count_street(old.ward_code, old.address, old.public_lon, old.public_lat, -1, 0); end if;
  if new.is_public then perform cases.count_street(new.ward_code, new.address, new.public_lon, new.public_lat, 1, 0); end if;
  return null;
end $$;
create trigger add_case_street after insert on cases."case" for each row when (new.is_public) execute function cases.keep_case_street();
create trigger keep_case_street after update on cases."case" for each row
  when ((old.is_public or new.is_public) and (old.is_public, old.ward_code, old.address, old.public_lon, old.public_lat)
    is distinct from (new.is_public, new.ward_code, new.address, new.public_lon, new.public_lat))
  execute function cases.keep_case_street();

create function cases.keep_address_street() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform cases.count_street(old.ward_code, old.address, old.lon, old.lat, 0, -1); end if;
  if tg_op <> 'DELETE' then perform cases.count_street(new.ward_code, new.address, new.lon, new.lat, 0, 1); end if;
  return null;
end $$;
create trigger keep_address_street after insert or update of ward_code, address, lon, lat or delete on cases.useful_address
  for each row execute function cases.keep_address_street();

insert into cases.street (ward_code, words, name, reports, addresses, located, lon_sum, lat_sum)
select ward_code, cases.vi_words(street), (array_agg(street order by octet_length(street) desc, street collate "C"))[1], sum(report), sum(address), count(lon), coalesce(sum(lon), 0), coalesce(sum(lat), 0)
from (
  select ward_code, cases.street_of(address) as street, 1 as report, 0 as address, public_lon as lon, public_lat as lat from cases."case" where is_public
  union all
  select ward_code, cases.street_of(address), 0, 1, lon, lat from cases.useful_address
) as seen
where ward_code is not null and street is not null
group by ward_code, cases.vi_words(street);
