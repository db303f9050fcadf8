// What other features may know of cases, and how one is opened: by whoever is first told of a matter of somebody's.
import { calendarOf } from '../duty/facts'
import type { Kind } from '../kernel/kinds'
import { ok, refused, type Result } from '../kernel/result'
import { addDays, dayOf, type Day, type Instant } from '../kernel/time'
import { tell } from '../messages/facts'
import { keepLeaf } from '../platform/serve/act'
import type { Ctx, Tx } from '../platform/serve/context'
import * as queries from './queries'
import { dueFrom, isOver, join, numberOf } from './rule'

/** Sixty working days, the longest promise that can be set, and every holiday in between. */
const AHEAD = 120

/** The last day of a promise made now, by what is asked for and by the community's calendar. */
export async function promiseFrom({ tx, community }: Ctx, day: Day, kind: Kind): Promise<Day> {
  const calendar = await calendarOf(tx, community, day, addDays(day, AHEAD))
  return dueFrom(day, kind, await queries.promisesOf(tx, community), calendar)
}

/** A talk that is over, as whoever received it wrote it down. */
export interface Talk {
  readonly placeId: string
  readonly person: string
  /** Whoever booked it for the person. */
  readonly helper: string | null
  readonly kind: Kind
  readonly receiver: string
  readonly at: Instant
  readonly settled: boolean
  /** What was told to the person. */
  readonly words: string
  /** The case that it was about, or what a new one is about. */
  readonly file: { readonly caseId: string } | { readonly about: string }
}

/**
 * Opens a case with a talk, or writes the talk into one of the same person's: in the transaction of the talk's end.
 * @returns the case's id
 */
export async function fileTalk(ctx: Ctx, talk: Talk): Promise<Result<string, 'no-such-case' | 'case-over'>> {
  return 'caseId' in talk.file ? joinCase(ctx, talk, talk.file.caseId) : openCase(ctx, talk, talk.file.about)
}

async function openCase(ctx: Ctx, talk: Talk, about: string) {
  const { tx, community } = ctx
  const { placeId, person, helper, kind, receiver, at, words } = talk
  const day = dayOf(at)
  const due = await promiseFrom(ctx, day, kind)
  const year = Number(day.slice(0, 4))
  const number = await queries.nextNumber(tx, community, year)
  const caseId = ctx.newId()
  const row = { caseId, year, number, person, helper, kind, about, openedAt: at, responsible: receiver, due }
  await queries.addCase(tx, community, row, { kind: 'opened', actor: receiver, at, words, placeId, due })
  await keepLeaf(ctx, { case: caseId, year, number, person, place: placeId, responsible: receiver, due })
  const told = { kind: 'case-opened', facts: { number: numberOf(year, number), due }, about: caseId } as const
  const others = helper === null ? [] : [{ to: helper, ...told, named: { person } }]
  await tell(ctx, [{ to: person, ...told, named: { who: receiver } }, ...others])
  return ok(caseId)
}

async function joinCase(ctx: Ctx, talk: Talk, caseId: string) {
  const { tx, community } = ctx
  const { placeId, person, receiver, at, words, settled } = talk
  const held = await queries.lockCase(tx, community, caseId)
  if (!held || held.person !== person) return refused('no-such-case')
  const due = await promiseFrom(ctx, dayOf(at), held.kind)
  const joined = join(held, settled, due)
  if (!joined.ok) return joined
  const { state } = joined.value
  const by = { actor: receiver, at }
  const after = settled
    ? [{ kind: 'done' as const, ...by }]
    : state === 'again' && held.state === 'done'
      ? [{ kind: 'again' as const, ...by, due }]
      : []
  await queries.write(tx, community, held, joined.value, [
    { kind: 'joined', ...by, words, placeId },
    ...after,
  ])
  await keepLeaf(ctx, { case: caseId, person, place: placeId, state })
  const number = numberOf(held.year, held.number)
  const told = { facts: { number }, about: caseId, named: { person, who: receiver } }
  const { responsible } = held
  await tell(ctx, [
    ...(responsible === receiver ? [] : [{ to: responsible, kind: 'case-joined', ...told } as const]),
    ...(settled ? [{ to: person, kind: 'case-done', ...told, named: { who: receiver } } as const] : []),
  ])
  return ok(caseId)
}

/** An open case, for whoever receives its person. */
export interface OpenCase {
  readonly caseId: string
  readonly number: string
  readonly kind: Kind
  readonly about: string
}

/** What is not solved of a person's, the first promised first. */
export async function openCasesOf(tx: Tx, community: string, person: string): Promise<OpenCase[]> {
  const rows = await queries.openCases(tx, community, person)
  return rows.map(({ caseId, year, number, kind, about }) => {
    return { caseId, number: numberOf(year, number), kind, about }
  })
}

/** Why nothing more can be booked about a case of this person's; null when it can. */
export async function whyNotAbout(
  tx: Tx,
  community: string,
  caseId: string,
  person: string,
  today: Day,
): Promise<'no-such-case' | 'case-over' | null> {
  const row = await queries.caseOf(tx, community, caseId, person, today)
  if (!row || row.person !== person) return 'no-such-case'
  return isOver(row) ? 'case-over' : null
}
