// What other features may know of the people: who has standing, by what name, and who is in office.
import type { Role } from '../kernel/contract'
import type { Day } from '../kernel/time'
import type { Cipher } from '../platform/database/cipher'
import type { Tx } from '../platform/serve/context'
import type { Me } from './contract'
import { grantsEver, homeOf, personsBoundTo, sealedNames } from './queries'
import { inEffect, type Grant } from './rule'

export { communityOf, membershipOf, secretaryOf } from './queries'

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
