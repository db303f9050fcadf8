// At the desk: whose vote a door's is, and whom a household or the owners have named in writing to cast it.
import type { InputOf } from '../kernel/contract'
import { ok, refused } from '../kernel/result'
import { dayOf } from '../kernel/time'
import { grantsOf, namesOf } from '../people/facts'
import { keepLeaf } from '../platform/serve/act'
import { offer, type Ctx, type CtxOf, type Offer } from '../platform/serve/context'
import * as contract from './contract'
import { ballotOf } from './queries'
import { headKey } from './roll'
import { doorOf, nameFor, voterOfUnit } from './roll-queries'

export async function isStaff(ctx: Ctx): Promise<boolean> {
  if (!ctx.actor) return false
  const grants = await grantsOf(ctx.tx, ctx.community, ctx.actor.person, dayOf(ctx.now))
  return grants.some(({ role }) => role === 'staff')
}

async function atDoor(ctx: CtxOf<typeof contract.atDoor>, input: InputOf<typeof contract.atDoor>) {
  if (!(await isStaff(ctx))) return refused('not-staff')
  const ballot = await ballotOf(ctx.tx, ctx.community, input.ballotId)
  if (!ballot) return refused('no-such-ballot')
  if (!ballot.roll) return refused('roll-not-drawn')
  const door = await doorOf(ctx.tx, ctx.community, input, dayOf(ctx.now))
  if (!door) return refused('no-such-door')
  const found = await voterOfUnit(ctx.tx, ctx.community, input.ballotId, door.unitId)
  if (!found) return refused('not-on-roll')
  const { voterId, kind, label, units, area, castAt, caster } = found
  const owners = door.owners.flatMap(({ person }) => person ?? [])
  const people = kind === 'household' ? door.adults : owners
  const names = await namesOf(ctx.tx, ctx.cipher, ctx.community, caster ? [...people, caster] : people)
  const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' })
  return ok({
    now: ctx.now,
    voter: {
      ...{ voterId, label, units, area, castAt },
      caster: caster ? named(caster) : null,
      candidates: people.map(named),
    },
  })
}

type NameRepresentative = typeof contract.nameRepresentative

async function nameRepresentative(
  ctx: CtxOf<NameRepresentative>,
  { personId, ...at }: InputOf<NameRepresentative>,
) {
  if (!(await isStaff(ctx))) return refused('not-staff')
  const today = dayOf(ctx.now)
  const door = await doorOf(ctx.tx, ctx.community, at, today)
  if (!door) return refused('no-such-door')
  if (!door.householdId) return refused('no-household')
  if (!door.adults.includes(personId)) return refused('not-of-household')
  const naming = { id: ctx.newId(), person: personId, by: ctx.actor.person, from: today }
  await nameFor(ctx.tx, ctx.community, { household: door.householdId }, naming)
  await keepLeaf(ctx, { household: door.householdId, representative: personId })
  return ok({ since: today })
}

type NameCaster = typeof contract.nameCaster

async function nameCaster(ctx: CtxOf<NameCaster>, { personId, ...at }: InputOf<NameCaster>) {
  if (!(await isStaff(ctx))) return refused('not-staff')
  const today = dayOf(ctx.now)
  const door = await doorOf(ctx.tx, ctx.community, at, today)
  if (!door) return refused('no-such-door')
  const { owners } = door
  if (owners.length === 0) return refused('no-owner')
  const persons = owners.flatMap(({ person }) => person ?? [])
  if (owners.length === 1 && persons.length === 1) return refused('single-owner')
  // A company has no person of its own on the register: whom its paper names need only be known here.
  const byCompany = persons.length < owners.length
  if (!byCompany && !persons.includes(personId)) return refused('not-an-owner')
  const known = await namesOf(ctx.tx, ctx.cipher, ctx.community, [personId])
  if (!known.has(personId)) return refused('no-such-person')
  const head = headKey(owners)
  const naming = { id: ctx.newId(), person: personId, by: ctx.actor.person, from: today }
  await nameFor(ctx.tx, ctx.community, { head }, naming)
  await keepLeaf(ctx, { head, caster: personId })
  return ok({ since: today })
}

export const deskOffers: readonly Offer[] = [
  offer(contract.atDoor, atDoor),
  offer(contract.nameRepresentative, nameRepresentative),
  offer(contract.nameCaster, nameCaster),
]
