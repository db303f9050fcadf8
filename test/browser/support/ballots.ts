// A ballot of the example community, brought by its own people to where anybody may vote.
import { randomUUID } from 'node:crypto'
import * as ballots from '../../../src/ballots/contract'
import type { Action, ReplyOf, SentOf } from '../../../src/kernel/contract'
import * as people from '../../../src/people/contract'

type Call = <A extends Action>(action: A, input: SentOf<A>) => Promise<ReplyOf<A>>

function caller(address: string, token?: string): Call {
  return async (action, input) => {
    const headers = {
      'content-type': 'application/json',
      'x-request-id': randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const request = { method: 'POST', headers, body: JSON.stringify(input) }
    const reply = await (await fetch(`${address}/api/${action.name}`, request)).json()
    if (!reply.ok) throw new Error(`${action.name}: ${JSON.stringify(reply)}`)
    return reply.value
  }
}

const known = new Map<string, Promise<Call>>()

/** Signed in once: signing in has a pace that a test must not use up. */
function callOf(address: string, name: string): Promise<Call> {
  const key = `${address} ${name}`
  const there = known.get(key) ?? signedIn(address, name)
  known.set(key, there)
  return there
}

async function signedIn(address: string, name: string): Promise<Call> {
  const personId = await idOf(address, name)
  return caller(address, (await caller(address)(people.demoSignIn, { personId })).token)
}

async function idOf(address: string, name: string): Promise<string> {
  const all = await caller(address)(people.demoPeople, {})
  return all.people.find((person) => person.name === name)!.personId
}

export interface Household {
  readonly person: string
  readonly building: number
  readonly label: string
}

type Kind = Pick<SentOf<typeof ballots.draft>, 'ruleId' | 'scope'>
const ofHouseholds: Kind = { ruleId: 'residents-meeting', scope: { kind: 'estate' } }

/** Opens a vote from eight in the morning to the end of the day, of all households unless told; each of these is named. */
export async function openBallot(
  address: string,
  title: string,
  households: readonly Household[],
  kind: Kind = ofHouseholds,
): Promise<string> {
  const [secretary, oversight, desk] = await Promise.all(
    ['何静川', '邓守真', '苏晓荷'].map((name) => callOf(address, name)),
  )
  const { ballotId } = await secretary!(ballots.draft, {
    title,
    question: `同不同意${title}？`,
    ...kind,
    opensAt: Date.parse('2026-11-24T08:00:00+08:00'),
    closesAt: Date.parse('2026-11-25T00:00:00+08:00'),
  })
  const { fingerprint } = await secretary!(ballots.drawRoll, { ballotId })
  await oversight!(ballots.verifyRoll, { ballotId, fingerprint })
  await secretary!(ballots.open, { ballotId })
  for (const { person, building, label } of households) {
    const personId = await idOf(address, person)
    await desk!(ballots.nameRepresentative, { building, label, personId })
  }
  return ballotId
}
