import type { Migration } from './migration'

// Who waits for a time that is taken. What becomes free is offered to one person after the other: an offer is a booking
// that holds the time until it lapses, so that the one key of the claims keeps two offers apart.
const sql = `
alter table rooms add column offer_minutes smallint not null default 60 check (offer_minutes between 15 and 720);
comment on column rooms.offer_minutes is 'how long a time that became free is held for whoever waits; nights do not count';

create table waits (
  community_id text not null,
  wait_id uuid not null,
  room_id uuid not null,
  person_id uuid not null,
  day date not null,
  starts smallint not null check (starts between 0 and 1439),
  ends smallint not null check (ends between 1 and 1440),
  people smallint not null check (people > 0),
  purpose text not null check (char_length(purpose) between 1 and 60),
  made_at timestamptz not null,
  ended_at timestamptz check (ended_at >= made_at),
  ended text check (ended in ('offered', 'left', 'no-standing')),
  primary key (community_id, wait_id),
  foreign key (community_id, room_id) references rooms,
  foreign key (community_id, person_id) references persons,
  constraint waits_start_before_end check (starts < ends),
  constraint waits_end_whole check ((ended_at is null) = (ended is null))
);
create unique index waits_one_open on waits (community_id, person_id, room_id, day) where ended_at is null;
create index waits_in_line on waits (community_id, room_id, day, made_at) where ended_at is null;

alter table bookings add column wait_id uuid;
alter table bookings add foreign key (community_id, wait_id) references waits;
alter table bookings add constraint bookings_one_offer_each unique (community_id, wait_id);
comment on column bookings.wait_id is 'it was offered to whoever waited: theirs to answer until expires_at';
`

export const roomWaits: Migration = {
  id: 15,
  name: 'room-waits',
  sql,
  needs: ['waits_one_open', 'bookings_one_offer_each'],
}
