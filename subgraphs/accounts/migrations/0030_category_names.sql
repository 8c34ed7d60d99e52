-- B-21: digests name fields in the reader's language. Null: nobody has said it since; the Vietnamese name stands.
alter table accounts.category_name add column name_en text;
