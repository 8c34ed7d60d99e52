-- Names are found by their words as packages/vocabulary (search-words.ts) folds and splits them: "Ð" (U+00D0) had stayed a letter of its own, hyphens and dots had stayed.
update accounts.account as a set name_folded = f.name
from (
  select id, btrim(regexp_replace(regexp_replace(
    translate(lower(regexp_replace(normalize(full_name, NFKD), '[\u0300-\u036F]', '', 'g') collate pg_c_utf8), 'đðøłħŧıς', 'ddolhtiσ') collate pg_c_utf8,
    '([0-9])[.,](?=[0-9])', '\1', 'g'), '[^[:alnum:]]+', ' ', 'g')) as name
  from accounts.account
) as f
where f.id = a.id and a.name_folded is distinct from f.name;
