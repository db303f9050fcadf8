import { sql, type RawBuilder } from 'kysely'
import { type Day, type Instant, type Span } from '../../kernel/time'
import { stamp } from '../../platform/database/stamp'
import type { Tx } from '../../platform/serve/context'
import type { Shift, Stored, Swap } from './rule'

/** A swap as it is stored, with who did what for whom. */
export interface SwapRow extends Swap {
  readonly askedBy: string
  readonly endedBy: string | null
}

const range = ({ start, end }: Span): RawBuilder<string> =>
  sql<string>`tstzrange(${stamp(start)}, ${stamp(end)})`

/** Who has the duty as a role on `day`, in the order in which they take turns; who is new comes last. */
export async function membersOn(tx: Tx, community: string, day: Day): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_grants as g')
    .leftJoin('rota_order as o', (join) =>
      join.onRef('o.community_id', '=', 'g.community_id').onRef('o.person_id', '=', 'g.person_id'),
    )
    .select('g.person_id as person')
    .where('g.community_id', '=', community)
    .where('g.role', '=', 'duty-member')
    .where(sql<boolean>`g.during @> ${day}::date`)
    .orderBy(sql`o.position nulls last`)
    .orderBy('g.person_id')
    .execute()
  return rows.map(({ person }) => person)
}

export async function shiftOf(tx: Tx, community: string, id: string): Promise<Shift | null> {
  const [shift] = await shiftsOf(tx, community, [id])
  return shift ?? null
}

/** These shifts, as far as there are such. */
export async function shiftsOf(tx: Tx, community: string, ids: readonly string[]): Promise<Shift[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('shifts')
    .select(['shift_id as id', 'person_id as person'])
    .select([sql<Instant>`lower(during)`.as('start'), sql<Instant>`upper(during)`.as('end')])
    .where('community_id', '=', community)
    .where('shift_id', 'in', [...ids])
    .orderBy('shift_id')
    .execute()
  return rows.map(({ id, person, start, end }) => ({ id, person, span: { start, end } }))
}

export async function addSwap(tx: Tx, community: string, swap: Swap & { askedBy: string }): Promise<void> {
  const { id, give, take, askedOf, askedAt, askedBy } = swap
  await tx
    .insertInto('swaps')
    .values({
      ...{ community_id: community, swap_id: id, state: 'open' },
      ...{
        give_shift: give.id,
        give_person: give.person,
        give_during: range(give.span),
        bound_give: give.id,
      },
      ...(take && { take_shift: take.id, take_person: take.person, take_during: range(take.span) }),
      ...{ bound_take: take && take.id, asked_of: askedOf, asked_by: askedBy, asked_at: stamp(askedAt) },
    })
    .execute()
}

export type Which =
  | { readonly id: string }
  | { readonly since: Instant; readonly limit: number }
  | { readonly boundTo: readonly string[] }

/** Swaps, the newest first: one, those of lately, or the open ones about these shifts. */
export async function swapsOf(tx: Tx, community: string, which: Which): Promise<SwapRow[]> {
  let query = tx
    .selectFrom('swaps')
    .select(['swap_id as id', 'asked_of as askedOf', 'asked_by as askedBy', 'asked_at as askedAt', 'state'])
    .select(['taker', 'ended_at as endedAt', 'ended_by as endedBy', 'undone_by as undoneBy'])
    .select(['give_shift as giveShift', 'give_person as givePerson', 'take_shift as takeShift'])
    .select([
      sql<Instant>`lower(give_during)`.as('giveStart'),
      sql<Instant>`upper(give_during)`.as('giveEnd'),
    ])
    .select(['take_person as takePerson', sql<Instant>`lower(take_during)`.as('takeStart')])
    .select(sql<Instant>`upper(take_during)`.as('takeEnd'))
    .where('community_id', '=', community)
    .orderBy('asked_at', 'desc')
    .orderBy('swap_id', 'desc')
  if ('id' in which) query = query.where('swap_id', '=', which.id)
  if ('since' in which) query = query.where('asked_at', '>=', stamp(which.since)).limit(which.limit)
  if ('boundTo' in which) {
    const ids = [...which.boundTo]
    query = query.where((eb) => eb.or([eb('bound_give', 'in', ids), eb('bound_take', 'in', ids)]))
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    ...{ id: row.id, askedOf: row.askedOf, askedBy: row.askedBy, askedAt: row.askedAt, stored: row.state },
    ...{ taker: row.taker, endedAt: row.endedAt, endedBy: row.undoneBy ?? row.endedBy },
    give: { id: row.giveShift, person: row.givePerson, span: { start: row.giveStart, end: row.giveEnd } },
    take:
      row.takeShift === null
        ? null
        : { id: row.takeShift, person: row.takePerson!, span: { start: row.takeStart, end: row.takeEnd } },
  }))
}

/** Ends open swaps; only then may their shifts change. */
export async function endSwaps(
  tx: Tx,
  community: string,
  ids: readonly string[],
  end: { state: Exclude<Stored, 'open' | 'undone'>; at: Instant; by: string; taker: string | null },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('swaps')
    .set({
      ...{ state: end.state, bound_give: null, bound_take: null, taker: end.taker, ended_by: end.by },
      // Another server's clock, or a demo's that was set back, may lie before the asking.
      ended_at: sql`greatest(asked_at, ${stamp(end.at)})`,
    })
    .where('community_id', '=', community)
    .where('swap_id', 'in', [...ids])
    .where('state', '=', 'open')
    .execute()
}

export async function undoSwap(
  tx: Tx,
  community: string,
  id: string,
  at: Instant,
  by: string,
): Promise<void> {
  await tx
    .updateTable('swaps')
    .set({ state: 'undone', undone_at: sql`greatest(ended_at, ${stamp(at)})`, undone_by: by })
    .where('community_id', '=', community)
    .where('swap_id', '=', id)
    .execute()
}

/** Removes shifts that have not begun. */
export async function removeShifts(tx: Tx, community: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('shifts')
    .where('community_id', '=', community)
    .where('shift_id', 'in', [...ids])
    .execute()
}

export async function changeShift(tx: Tx, community: string, { id, person, span }: Shift): Promise<void> {
  await tx
    .updateTable('shifts')
    .set({ person_id: person, during: range(span) })
    .where('community_id', '=', community)
    .where('shift_id', '=', id)
    .execute()
}

export async function addShifts(
  tx: Tx,
  community: string,
  shifts: readonly (Shift & { day: Day })[],
): Promise<void> {
  if (shifts.length === 0) return
  const rows = shifts.map(({ id, person, span, day }) => ({
    ...{ community_id: community, shift_id: id, person_id: person, day, during: range(span) },
  }))
  await tx.insertInto('shifts').values(rows).execute()
}
