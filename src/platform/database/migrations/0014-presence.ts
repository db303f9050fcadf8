import type { Migration } from './migration'

// Who comes says so; the time of a booking to which nobody came is free again from a moment that is stored with the
// booking, so that a setting changed later changes no promise. Nothing is switched: its claims last until then, and whoever
// books the time next takes them over.
const sql = `
alter table rooms add column release_after smallint default 15 check (release_after between 5 and 240);
comment on column rooms.release_after is 'minutes after its start at which a booking lapses to which nobody came; null: never';

alter table bookings add column release_at timestamptz;
alter table bookings add column came_at timestamptz;
alter table bookings add column came_by uuid;
alter table bookings add foreign key (community_id, came_by) references persons;
alter table bookings add constraint bookings_came_whole check ((came_at is null) = (came_by is null));
alter table bookings add constraint bookings_came_or_cancelled check (came_at is null or cancelled_at is null);
comment on column bookings.release_at is 'from then on its time is free unless somebody came; null: never, and what was booked before this was kept';

create index bookings_by_day on bookings (community_id, day, starts);
`

export const presence: Migration = {
  id: 14,
  name: 'presence',
  sql,
  needs: ['bookings_came_whole', 'bookings_came_or_cancelled'],
}
