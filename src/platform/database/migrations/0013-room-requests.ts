import type { Migration } from './migration'

// Requests that hold their time until they expire, rooms that are closed for a while, time for setting up and cleaning,
// and halls that split: all of it is claims, so that the one key of the claims has the last word on all of it.
const sql = `
alter table rooms
  add column approval boolean not null default false,
  add column answer_hours smallint not null default 24 check (answer_hours between 1 and 168),
  add column buffer_before smallint not null default 0,
  add column buffer_after smallint not null default 0,
  add column splits boolean not null default false,
  add column for_residents boolean not null default true,
  add column area integer check (area > 0),
  add column area_source text check (area_source in ('register', 'survey', 'contract')),
  add constraint rooms_area_has_source check ((area is null) = (area_source is null)),
  add constraint rooms_buffers check (buffer_before between 0 and 120 and buffer_before % 15 = 0
    and buffer_after between 0 and 120 and buffer_after % 15 = 0
    and opens >= buffer_before and closes + buffer_after <= 1440),
  add constraint rooms_split_whole check (not splits or lanes = 1),
  add constraint rooms_splits unique (community_id, room_id, splits);
comment on column rooms.approval is 'whether a booking is a request that staff answer within answer_hours';
comment on column rooms.area is 'in units of 0.01 square metre; null while nobody knows it';

create table room_parts (
  community_id text not null,
  room_id uuid not null,
  splits boolean not null default true check (splits),
  part_id uuid not null,
  part_splits boolean not null default false check (not part_splits),
  primary key (community_id, room_id, part_id),
  constraint room_parts_of_a_hall foreign key (community_id, room_id, splits)
    references rooms (community_id, room_id, splits),
  constraint room_parts_split_no_further foreign key (community_id, part_id, part_splits)
    references rooms (community_id, room_id, splits)
);
create index room_parts_by_part on room_parts (community_id, part_id);
comment on table room_parts is 'a hall that splits: booking it claims its parts, and a part that is taken keeps the hall from being booked';

create table closures (
  community_id text not null,
  closure_id uuid not null,
  room_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null check (char_length(reason) between 1 and 60),
  made_at timestamptz not null,
  made_by uuid not null,
  ended_at timestamptz check (ended_at >= made_at),
  ended_by uuid,
  primary key (community_id, closure_id),
  foreign key (community_id, room_id) references rooms,
  foreign key (community_id, made_by) references persons,
  foreign key (community_id, ended_by) references persons,
  constraint closures_span check (starts_at < ends_at and ends_at <= starts_at + interval '92 days'),
  constraint closures_end_whole check ((ended_at is null) = (ended_by is null))
);
create index closures_by_room on closures (community_id, room_id, ends_at);

alter table bookings
  add column buffer_before smallint not null default 0 check (buffer_before >= 0),
  add column buffer_after smallint not null default 0 check (buffer_after >= 0),
  add column booked_by uuid,
  add column booked_reason text check (char_length(booked_reason) between 1 and 60),
  add column expires_at timestamptz,
  add column answer text check (answer in ('approved', 'declined')),
  add column answered_at timestamptz,
  add column answered_by uuid,
  add column answer_reason text check (char_length(answer_reason) between 1 and 60),
  add column shift_id uuid,
  add column absence_id uuid,
  add column cancelled_by uuid,
  add column cancel_reason text check (char_length(cancel_reason) between 1 and 60),
  add column closure_id uuid,
  add foreign key (community_id, booked_by) references persons,
  add foreign key (community_id, answered_by) references persons,
  add foreign key (community_id, cancelled_by) references persons,
  add foreign key (community_id, closure_id) references closures,
  add foreign key (community_id, shift_id) references shifts,
  add foreign key (community_id, absence_id) references absences,
  add constraint bookings_answer_whole check ((answer is null) = (answered_at is null)
    and (answer is null) = (answered_by is null)),
  add constraint bookings_answer_in_time check (answer is null or (expires_at is not null and answered_at < expires_at)),
  add constraint bookings_declined_ends check (answer is distinct from 'declined'
    or (cancelled_at is not null and answer_reason is not null)),
  add constraint bookings_delegation_whole check ((shift_id is null) = (absence_id is null));
create index bookings_waiting on bookings (community_id, expires_at) where expires_at is not null and answer is null;
comment on column bookings.expires_at is 'of a request: from then on its time is free unless it was approved before';
comment on column bookings.booked_by is 'who of the staff booked it for somebody; null: the person who comes';
comment on column bookings.shift_id is 'with absence_id: by what the one who answered held the authority';

alter table claims
  alter column booking_id drop not null,
  add column closure_id uuid,
  add column until timestamptz,
  add foreign key (community_id, closure_id) references closures,
  add constraint claims_one_holder check ((booking_id is null) <> (closure_id is null));
create index claims_by_closure on claims (community_id, closure_id) where closure_id is not null;
comment on column claims.until is 'from then on the claim counts as free and the next one takes it over; null: it stands';
`

export const roomRequests: Migration = {
  id: 13,
  name: 'room-requests',
  sql,
  needs: [
    'claims_one_holder',
    'rooms_buffers',
    'rooms_split_whole',
    'room_parts_of_a_hall',
    'room_parts_split_no_further',
    'bookings_answer_in_time',
    'bookings_declined_ends',
  ],
}
