-- Names of topics (A7-03), kept by TopicSaved: cases alone holds them. One that no event has named yet is shown by its code.
create table stats.topic (code text primary key, name text not null, name_en text not null, batch bigint not null);
grant select, insert, update, delete on stats.topic to stats;
