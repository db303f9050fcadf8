// What other features may know of the people: who has standing, by what name, and who is in office.
import type { Role } from '../kernel/contract'
import type { Day } from '../kernel/time'
import type { Cipher } from '../platform/database/cipher'
import type { Ctx, Tx } from '../platform/serve/context'
import type { Me } from './contract'
import {
  grantsEver,
  homeOf,
  personsBoundTo,
  residentsOf,
  saveReads,
  sealedNames,
  sealedPhones,
  type Residents,
} from './queries'
import { inEffect, type Grant } from './rule'

export { communityOf, hasWeChat, holdersOf, membershipOf, secretaryOf } from './queries'

/** The roles a person holds on `day`, each with its building if it has one. */
export async function grantsOf(tx: Tx, community: string, person: string, day: Day): Promise<Grant[]> {
  const grants = await grantsEver(tx, community, [person])
  return inEffect(grants(person), day)
}

/** Whether a person lives here on `day`, and the roles held then; see `hasStanding`. */
export async function standing(
  tx: Tx,
  community: string,
  person: string,
  day: Day,
): Promise<{ resident: boolean; roles: Role[] }> {
  const home = await homeOf(tx, community, person, day)
  const grants = await grantsOf(tx, community, person, day)
  return { resident: home !== null, roles: [...new Set(grants.map(({ role }) => role))] }
}

/** The names of these persons by id, in one query; an id of nobody here has none. */
export async function namesOf(
  tx: Tx,
  cipher: Cipher,
  community: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const sealed = await sealedNames(tx, community, ids)
  return new Map(Array.from(sealed, ([id, name]) => [id, cipher.open(name)]))
}

/** The whole phone numbers of these persons; keep that they were shown (`keepReads`) before showing one. */
export async function phonesOf(
  tx: Tx,
  cipher: Cipher,
  community: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const sealed = await sealedPhones(tx, community, ids)
  return new Map(Array.from(sealed, ([id, phone]) => [id, cipher.open(phone)]))
}

/** Who a person is on `day`; null when there is no such person here. */
export async function meOf(
  tx: Tx,
  cipher: Cipher,
  community: string,
  person: string,
  day: Day,
): Promise<Me | null> {
  const name = (await namesOf(tx, cipher, community, [person])).get(person)
  if (name === undefined) return null
  const home = await homeOf(tx, community, person, day)
  const grants = await grantsOf(tx, community, person, day)
  return {
    personId: person,
    name,
    homes: home ? [`${home.building}栋${home.label}`] : [],
    tenure: home?.tenure ?? null,
    roles: grants.map(({ role, building }) => ({ role, building })),
    residentNow: home !== null,
  }
}

/** The persons whom a WeChat identity may act for now; its bindings that were ended count no more. */
export async function identitiesOf(
  tx: Tx,
  cipher: Cipher,
  community: string,
  openid: string,
): Promise<string[]> {
  return personsBoundTo(tx, community, cipher.lookupExactly(openid))
}

export interface Found {
  readonly personId: string
  readonly name: string
  /** As on the door: 7栋2-5. */
  readonly home: string
}

/** More than a household or a shared phone has. */
const FOUND = 10

/**
 * Looks persons up for somebody who serves here, and keeps in the same transaction that they were looked up: what cannot
 * be kept is not shown.
 * @param action what was asked, by its name
 */
export async function lookUp(
  ctx: Ctx,
  action: string,
  find: (tx: Tx) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const reader = ctx.actor!.person
  return ctx.tx.transaction().execute(async (tx) => {
    const people = await find(tx)
    const ids = people.map(({ personId }) => personId)
    await saveReads(tx, ctx.community, { reader, action, at: ctx.now }, ids, ctx.newId)
    return people
  })
}

/** Keeps that somebody who serves here was shown something of these persons; before it is shown. */
export async function keepReads(ctx: Ctx, action: string, persons: readonly string[]): Promise<void> {
  const reader = ctx.actor!.person
  await saveReads(ctx.tx, ctx.community, { reader, action, at: ctx.now }, persons, ctx.newId)
}

/** Who lives behind this door on `day`. */
export function residentsAt(
  tx: Tx,
  cipher: Cipher,
  community: string,
  door: { building: number; label: string },
  day: Day,
): Promise<Found[]> {
  return found(tx, cipher, community, { door }, day)
}

/** Who lives here on `day` and has exactly this phone number. */
export function residentsByPhone(
  tx: Tx,
  cipher: Cipher,
  community: string,
  phone: string,
  day: Day,
): Promise<Found[]> {
  return found(tx, cipher, community, { phone: cipher.lookup(phone) }, day)
}

async function found(
  tx: Tx,
  cipher: Cipher,
  community: string,
  which: Residents,
  day: Day,
): Promise<Found[]> {
  const rows = await residentsOf(tx, community, which, day, FOUND)
  return rows.map(({ personId, name, building, label }) => ({
    personId,
    name: cipher.open(name),
    home: `${building}栋${label}`,
  }))
}

/** Where these persons live on `day`, as on the door; who lives elsewhere is not there. */
export async function homesOf(
  tx: Tx,
  community: string,
  ids: readonly string[],
  day: Day,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await residentsOf(tx, community, { ids }, day, ids.length)
  return new Map(rows.map(({ personId, building, label }) => [personId, `${building}栋${label}`]))
}
