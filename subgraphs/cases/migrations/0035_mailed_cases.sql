-- B-32: the few reports that came by mail, whose answers go back by mail.
create index case_by_mail on cases."case" (id) where channel = 'EMAIL';
