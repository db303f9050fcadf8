// The line's row: the desk's screen on a day of 300 numbers beside its bare statement.
import { sql } from 'kysely'
import { dayOf } from '../../kernel/time'
import { lineQuery } from '../../reception/line/queries'
import { examplePeople } from '../example/people'
import { EXAMPLE } from '../example/save'
import { inTurns, median, ratio, type Plan, type Work } from './measure'
import { bare, type Row } from './rows'
import type { Town } from './town'

const NUMBERS = 300

/** Half of them talked to, half still waiting. */
async function fillLine({ connection: { db }, now }: Town): Promise<void> {
  const day = dayOf(now)
  await sql`delete from line_places where community_id = ${EXAMPLE}`.execute(db)
  await sql`
    insert into line_days (community_id, day, last_number) values (${EXAMPLE}, ${day}::date, ${NUMBERS})
    on conflict (community_id, day) do update set last_number = excluded.last_number`.execute(db)
  await sql`
    insert into line_places (community_id, place_id, day, number, person_id, made_by, made_at, kind, note, calls,
      begun_at, receiver_id, ended_at, ending, outcome, outcome_words, desk_note)
    select ${EXAMPLE}, ('cccccccc-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${day}::date, n, person_id,
      person_id, (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai' - make_interval(mins => ${NUMBERS + 1} - n),
      'unsure', 'bench', 0, case when over then now() end, case when over then person_id end,
      case when over then now() end, case when over then 'talked' end, case when over then 'settled' end, '', ''
    from (select person_id, (row_number() over (order by person_id))::int as n,
            row_number() over (order by person_id) <= ${NUMBERS / 2} as over
          from persons where community_id = ${EXAMPLE} order by person_id limit ${NUMBERS}) p`.execute(db)
  await sql`analyze line_places`.execute(db)
}

/** The line of a day in one call, as a multiple of the bare statement's time. */
export async function line(town: Town, plan: Plan): Promise<Row> {
  await fillLine(town)
  const raw: Work = { name: 'bare', run: () => bare(town, lineQuery(EXAMPLE, dayOf(town.now), town.now)) }
  const ours: Work = {
    name: 'dispatch',
    run: () => town.ask('reception.line', {}, null, examplePeople.suXiaohe),
  }
  const few = { ...plan, pieces: Math.ceil(plan.pieces / 10) }
  const [a, b] = await inTurns(ours, raw, few)
  const note = `${Math.round(median(a.rounds))} of ${Math.round(median(b.rounds))} a second`
  return { name: 'line', target: '≤ 4.00', value: 1 / ratio(a, b), note }
}
