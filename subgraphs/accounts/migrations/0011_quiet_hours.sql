-- What the tenant has set in other rooms, as far as accounts needs it: one row, by SettingsSaved. Without it the defaults count (sms/quiet-hours.ts).
create table accounts.tenant_setting (
  one boolean primary key default true check (one),
  quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
grant select, insert, update on accounts.tenant_setting to accounts;
