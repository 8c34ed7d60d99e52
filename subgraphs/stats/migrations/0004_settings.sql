-- Settings of the tenant that figures are shown by, kept by SettingsSaved: cases alone holds them. No row before the first event.
create table stats.setting (one boolean primary key default true check (one), satisfaction_scale text[] not null, batch bigint not null);
grant select, insert, update, delete on stats.setting to stats;
