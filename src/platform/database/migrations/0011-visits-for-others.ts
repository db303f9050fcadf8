import type { Migration } from './migration'

// A visit for another person: who booked it in which relation, and how it is known that the visitor agreed. How many visits
// a visitor may have ahead is counted by rows with numbers of their own, because a count alone lets two bookings at once
// pass each other; a row is taken over when its visit is over, so that nothing has to be tidied up.
const sql = `
alter table reception_desks add column quota smallint not null default 3
  constraint reception_desks_quota check (quota between 1 and 100);
comment on column reception_desks.quota is 'how many visits one person may have ahead at a time, whoever books them';

alter table visits
  add column relation text check (relation in ('family', 'friend', 'neighbour', 'leader', 'desk')),
  add column consent text check (consent in ('household', 'link', 'desk')),
  add column link_id uuid,
  add foreign key (community_id, link_id) references helper_links;
update visits set relation = 'desk', consent = 'desk' where booked_by <> person_id;
alter table visits add constraint visits_for_another check (
  (booked_by = person_id) = (relation is null)
  and (relation is null) = (consent is null)
  and (relation = 'desk') = (consent = 'desk')
  and (link_id is not null) = (consent is not distinct from 'link'));
create index visits_by_booker on visits (community_id, booked_by, day);
comment on column visits.consent is 'how the visitor''s consent is known: lives with them, allowed it (link_id), or asked the desk';

create table open_visits (
  community_id text not null,
  person_id uuid not null,
  nth smallint not null check (nth > 0),
  visit_id uuid not null,
  until timestamptz not null,
  constraint open_visits_once primary key (community_id, person_id, nth),
  constraint open_visits_visit unique (community_id, visit_id),
  foreign key (community_id, visit_id) references visits
);
insert into open_visits (community_id, person_id, nth, visit_id, until)
select community_id, person_id, row_number() over (partition by community_id, person_id order by day desc), visit_id,
  (day + make_interval(mins => ends)) at time zone 'Asia/Shanghai'
from visits where cancelled_at is null;
comment on table open_visits is 'the visits a person has ahead, numbered; past its end a number is free again';
`

export const visitsForOthers: Migration = {
  id: 11,
  name: 'visits-for-others',
  sql,
  needs: ['open_visits_once', 'visits_for_another'],
}
