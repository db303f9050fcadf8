import type { Migration } from './migration'

// A ballot stands on an accepted matter or on none. The decision it needs is a column that nobody can write, so the key
// it points at is there only once the council has accepted, and cannot go away under it. The key replaces the plainer
// one to the matter.
const sql = `
alter table matters add constraint matters_decided unique (community_id, matter_id, decision);

alter table ballots drop constraint ballots_community_id_matter_id_fkey;
alter table ballots add column matter_decision text
  generated always as (case when matter_id is not null then 'accepted' end) stored;
alter table ballots add constraint ballots_on_accepted_matter
  foreign key (community_id, matter_id, matter_decision) references matters (community_id, matter_id, decision);
create index ballots_by_matter on ballots (community_id, matter_id);

alter table matter_desks add column waiting_most smallint not null default 3 check (waiting_most >= 1);
comment on column matter_desks.waiting_most is 'how many matters of one household may wait for an answer at a time';
`

export const matterBallots: Migration = {
  id: 7,
  name: 'matter-ballots',
  sql,
  needs: ['matters_decided', 'ballots_on_accepted_matter'],
}
