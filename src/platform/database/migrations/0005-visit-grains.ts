import type { Migration } from './migration'

// A visit claims its time grain by grain, as a booking of a room does. With one claim for the start alone, a visit of half
// an hour and one of a quarter could lie across each other once the desk's unit was changed.
const sql = `
alter table visits add constraint visits_in_grains check (starts % 15 = 0 and ends % 15 = 0);
alter table visit_claims drop constraint visit_claims_one_each;
alter table visit_claims rename column slot_start to grain_start;
insert into visit_claims (community_id, grain_start, lane, visit_id)
select community_id, (day + make_interval(mins => minute)) at time zone 'Asia/Shanghai', lane, visit_id
from visits, generate_series(starts + 15, ends - 15, 15) as minute
where cancelled_at is null;
create index visit_claims_by_visit on visit_claims (community_id, visit_id);
comment on column visit_claims.grain_start is 'fifteen minutes each, whatever the unit of the desk';
`

export const visitGrains: Migration = {
  id: 5,
  name: 'visit-grains',
  sql,
  needs: ['visits_in_grains'],
}
