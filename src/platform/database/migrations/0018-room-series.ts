import type { Migration } from './migration'

// A room's time that comes again and again for staff or a team. Each date is a booking like every other, so that closures,
// arrivals and cancelling need to know nothing of it; the series says what they have in common.
const sql = `
create table room_series (
  community_id text not null,
  series_id uuid not null,
  room_id uuid not null,
  pattern text not null check (pattern in ('weekly', 'fortnightly', 'monthly', 'monthly-last')),
  first_day date not null,
  last_day date not null,
  starts smallint not null check (starts between 0 and 1439),
  ends smallint not null check (ends between 1 and 1440),
  people smallint not null check (people > 0),
  purpose text not null check (char_length(purpose) between 1 and 60),
  for_whom text not null check (char_length(for_whom) between 1 and 20),
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (community_id, series_id),
  foreign key (community_id, room_id) references rooms,
  foreign key (community_id, made_by) references persons,
  constraint room_series_in_a_room unique (community_id, series_id, room_id),
  constraint room_series_start_before_end check (starts < ends),
  constraint room_series_half_a_year check (first_day <= last_day and last_day <= first_day + interval '6 months')
);
create index room_series_running on room_series (community_id, last_day);
comment on column room_series.for_whom is 'a team or the staff, as they are called; never a resident';

alter table bookings add column series_id uuid;
alter table bookings add constraint bookings_series_in_its_room foreign key (community_id, series_id, room_id)
  references room_series (community_id, series_id, room_id);
alter table bookings add constraint bookings_series_once_a_day unique (community_id, series_id, day);
alter table bookings add constraint bookings_series_for_community check (series_id is null or for_community);
`

export const roomSeries: Migration = {
  id: 18,
  name: 'room-series',
  sql,
  needs: [
    'room_series_half_a_year',
    'bookings_series_in_its_room',
    'bookings_series_once_a_day',
    'bookings_series_for_community',
  ],
}
