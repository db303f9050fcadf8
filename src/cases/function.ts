import { ok, refused } from '../kernel/result'
import { dayOf, type Day } from '../kernel/time'
import { communityOf, holdersOf, homesOf, keepReads, namesOf } from '../people/facts'
import { offer, type CtxOf, type Offer } from '../platform/serve/context'
import * as acts from './acts'
import * as contract from './contract'
import * as queries from './queries'
import * as rule from './rule'

type Names = ReadonlyMap<string, string>

function summary(row: queries.CaseRow, names: Names, reader: string, today: Day): contract.CaseView {
  const { caseId, kind, about, state, due, openedAt, person, responsible } = row
  return {
    ...{ caseId, number: rule.numberOf(row.year, row.number), kind, about, state, due, openedAt },
    late: rule.isLate(row, today),
    person: person === reader ? null : (names.get(person) ?? ''),
    responsible: names.get(responsible) ?? '',
    turn: rule.turnOf(row, reader),
  }
}

async function listed(ctx: CtxOf<typeof contract.mine>, rows: readonly queries.CaseRow[]) {
  const { tx, cipher, community, actor, now } = ctx
  const ids = rows.flatMap(({ person, responsible }) => [person, responsible])
  const names = await namesOf(tx, cipher, community, [...new Set(ids)])
  return ok({ now, cases: rows.map((row) => summary(row, names, actor.person, dayOf(now))) })
}

async function mine(ctx: CtxOf<typeof contract.mine>) {
  const { tx, community, actor, now } = ctx
  return listed(ctx, await queries.casesSeenBy(tx, community, actor.person, dayOf(now)))
}

async function open(ctx: CtxOf<typeof contract.open>) {
  const { tx, community, actor, now } = ctx
  if (!(await acts.receives(ctx, actor.person))) return refused('not-staff')
  const rows = await queries.openCases(tx, community, null)
  const urgency = rule.byUrgency(actor.person, dayOf(now))
  return listed(ctx, [...rows].sort(urgency))
}

async function show(ctx: CtxOf<typeof contract.show>, { caseId }: { caseId: string }) {
  const { tx, cipher, community, actor, now } = ctx
  const today = dayOf(now)
  const reader = actor.person
  const row = await queries.caseOf(tx, community, caseId, reader, today)
  const roles = row ? await acts.rolesOf(ctx, reader) : []
  const desk = acts.areReceiving(roles)
  if (!row || !(row.seen || desk)) return refused('no-such-case')
  // Before anything of it is shown.
  if (!row.seen) await keepReads(ctx, contract.show.name, [row.person])
  const entries = await queries.entriesOf(tx, community, caseId)
  const may = mayOf(reader, row, roles, entries)
  const colleagues = may.includes('hand') ? await colleaguesOf(ctx, row) : []
  const ids = [row.person, row.responsible, row.helper, row.offeredTo, ...colleagues]
  const all = [...ids, ...entries.flatMap(({ actor: by, to }) => [by, to])].filter((one) => one !== null)
  const names = await namesOf(tx, cipher, community, [...new Set(all)])
  const nameOf = (one: string | null): string | null =>
    one === null || one === reader ? null : (names.get(one) ?? '')
  const homes = desk ? await homesOf(tx, community, [row.person], today) : null
  return ok({
    ...{ now, phone: (await communityOf(tx, community)).phone, case: summary(row, names, reader, today) },
    ...{ personId: row.person, home: homes?.get(row.person) ?? null, helper: nameOf(row.helper), may },
    asked: row.offeredTo && (names.get(row.offeredTo) ?? ''),
    entries: entries.map(({ kind, actor: by, at, words, to, due }) => {
      return { kind, at, by: nameOf(by), words, to: nameOf(to), due }
    }),
    colleagues: colleagues.map((personId) => ({ personId, name: names.get(personId) ?? '' })),
  })
}

/** What the reader may do now, by the same rules that the acts ask. */
function mayOf(
  reader: string,
  row: queries.CaseRow & { readonly seen: boolean },
  roles: readonly string[],
  entries: readonly { readonly kind: rule.EntryKind }[],
): contract.CaseAct[] {
  // Nobody serves themselves.
  const desk = acts.areReceiving(roles) && row.person !== reader
  const before = entries.some(({ kind }) => kind === 'extended')
  const rules: Readonly<Record<contract.CaseAct, boolean>> = {
    accept: desk && rule.accept(row, reader).ok,
    note: desk && rule.note(row).ok,
    done: desk && rule.sayDone(row, reader).ok,
    hand: desk && rule.handOn(row, reader, '', roles.includes('secretary')).ok,
    extend: desk && rule.extend(row, reader, before, row.due).ok,
    answer: (row.seen || roles.includes('staff')) && rule.answer(row, true, row.due).ok,
    book: !rule.isOver(row) && (row.seen || roles.includes('staff')),
  }
  return contract.acts.filter((act) => rules[act])
}

/** Those who receive, but for whoever has the case and whose it is. */
async function colleaguesOf({ tx, community, now }: CtxOf<typeof contract.show>, row: queries.CaseRow) {
  const all: string[] = []
  for (const role of contract.receiving) all.push(...(await holdersOf(tx, community, role, dayOf(now))))
  return [...new Set(all)].filter((one) => one !== row.responsible && one !== row.person)
}

export const offers: readonly Offer[] = [
  offer(contract.mine, mine),
  offer(contract.open, open),
  offer(contract.show, show),
  offer(contract.note, acts.note),
  offer(contract.handOn, acts.handOn),
  offer(contract.accept, acts.accept),
  offer(contract.extend, acts.extend),
  offer(contract.done, acts.done),
  offer(contract.answer, acts.answer),
]
