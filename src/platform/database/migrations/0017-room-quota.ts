import type { Migration } from './migration'

// How much of a week one person may book, over all rooms. What is used is summed from the bookings themselves; a person's
// week has a row only so that two bookings of the same person in the same week cannot both count without the other.
const sql = `
create table room_quotas (
  community_id text primary key references communities,
  week_minutes smallint not null check (week_minutes between 15 and 10080)
);
comment on table room_quotas is 'minutes a person may book in a week from Monday on; a community without a row has no limit';

create table room_weeks (
  community_id text not null,
  person_id uuid not null,
  week date not null check (extract(isodow from week) = 1),
  version integer not null,
  constraint room_weeks_one_each primary key (community_id, person_id, week),
  foreign key (community_id, person_id) references persons
);

alter table bookings add column for_community boolean not null default false;
alter table bookings add constraint bookings_for_community_by_staff check (not for_community or booked_by is not null);
comment on column bookings.for_community is 'an event of the community: it counts for nobody';
`

export const roomQuota: Migration = {
  id: 17,
  name: 'room-quota',
  sql,
  needs: ['room_weeks_one_each', 'bookings_for_community_by_staff'],
}
