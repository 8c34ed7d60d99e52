-- Where a photo says that it was taken, to be offered to its uploader before sending (B-08); whatever takes the file forgets it.
alter table cases.attachment add column point_lon double precision, add column point_lat double precision,
  add constraint attachment_point_is_whole check ((point_lon is null) = (point_lat is null));
