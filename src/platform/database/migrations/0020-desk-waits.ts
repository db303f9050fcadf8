import type { Migration } from './migration'

// The desk stands in line for whoever has no phone, and answers for them what is offered; a line for a time at which the
// room is closed ends.
const sql = `
alter table waits
  add column joined_by uuid,
  add foreign key (community_id, joined_by) references persons,
  drop constraint waits_ended_check,
  add constraint waits_ended_how check (ended in ('offered', 'left', 'no-standing', 'closed'));
comment on column waits.joined_by is 'who of the staff stood in line for the person; null: the person did';
`

export const deskWaits: Migration = {
  id: 20,
  name: 'desk-waits',
  sql,
  needs: ['waits_ended_how'],
}
