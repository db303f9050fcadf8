// The ballots of the example community, each on a matter that was taken up: one of households and one of owners open, one
// that closes five minutes after loading, one that reached and one that did not, and one that is drafted with a verified
// roll. What is voted on was made up. Rolls and fingerprints are made as for any other, so
// that `npm run verify` finds nothing wrong in them.
import { sql } from 'kysely'
import type { Choice } from '../../ballots/contract'
import { newReceipt, rollHash, textHash, voterIdOf } from '../../ballots/fingerprint'
import { addBallot, ballotOf, markOpened, markVerified } from '../../ballots/queries'
import { drawRoll, headKey, type RegisterFacts, type Voter } from '../../ballots/roll'
import { registerFacts, saveRoll } from '../../ballots/roll-queries'
import { rules, type RuleId } from '../../ballots/rules'
import { grouped } from '../../kernel/group'
import { newId, type Chance } from '../../kernel/id'
import { addDays, at, dayOf, instant, iso, type Instant } from '../../kernel/time'
import { hashOf } from '../../platform/serve/act'
import type { Tx } from '../../platform/serve/context'
import { insertAll } from './bulk'
import { diceOf, type Dice } from './chance'
import { buildings, placeOf } from './estate'
import { exampleId } from './ids'
import { examplePeople } from './people'
import type { Register } from './register'

const MINUTE = 60_000

interface Plan {
  readonly n: number
  /** Which matter of the example it stands on. */
  readonly matter: number
  /** How many days ago it was drafted; the council had taken the matter up by then. */
  readonly drafted: number
  readonly title: string
  readonly question: string
  readonly rule: RuleId
  /** A building's number; null: the whole estate. */
  readonly building: number | null
  readonly opens: (now: Instant) => Instant
  readonly closes: (now: Instant) => Instant
  readonly opened: boolean
  /** Of a hundred: how many take part, and of those how many are for and against. */
  readonly turnout: number
  readonly inFavour: number
  readonly against: number
}

const morning = (days: number) => (now: Instant) => at(addDays(dayOf(now), days), 9 * 60)
const evening = (days: number) => (now: Instant) => at(addDays(dayOf(now), days), 24 * 60)

const plans: readonly Plan[] = [
  {
    ...{ n: 1, matter: 1, drafted: 6, rule: 'residents-meeting', building: null },
    title: '坝坝舞晚上八点半收场',
    question: '院坝里的坝坝舞，天天晚上八点半收场，音响开小声。同不同意？',
    ...{ opens: morning(-3), closes: evening(4), opened: true, turnout: 43, inFavour: 68, against: 22 },
  },
  {
    ...{ n: 2, matter: 10, drafted: 9, rule: 'owners-ordinary', building: 7 },
    title: '7栋楼道装感应灯',
    question: '用7栋的公共收益，把每层楼道的灯换成感应灯。同不同意？',
    ...{ opens: morning(-6), closes: (now) => instant(now + 5 * MINUTE), opened: true },
    ...{ turnout: 92, inFavour: 77, against: 14 },
  },
  {
    ...{ n: 3, matter: 9, drafted: 15, rule: 'residents-meeting', building: 9 },
    title: '9栋一楼加一段扶手',
    question: '9栋一楼门口的台阶，靠墙加一段扶手。同不同意？',
    ...{ opens: morning(-12), closes: evening(-6), opened: true, turnout: 81, inFavour: 88, against: 5 },
  },
  {
    ...{ n: 4, matter: 11, drafted: 2, rule: 'owners-special', building: 6 },
    title: '6栋楼顶做一次防水',
    question: '筹集维修资金，给6栋楼顶做一次防水。同不同意？',
    ...{ opens: morning(2), closes: evening(12), opened: false, turnout: 0, inFavour: 0, against: 0 },
  },
  {
    ...{ n: 5, matter: 2, drafted: 30, rule: 'residents-meeting', building: null },
    title: '3号院坝划几个临时车位',
    question: '3号院坝靠围墙那一边，晚上划八个临时车位。同不同意？',
    ...{ opens: morning(-26), closes: evening(-17), opened: true, turnout: 38, inFavour: 52, against: 35 },
  },
  {
    ...{ n: 6, matter: 12, drafted: 5, rule: 'owners-ordinary', building: 6 },
    title: '6栋单元门换门禁',
    question: '用6栋的维修资金，把坏了的单元门门禁换成刷卡的。同不同意？',
    ...{ opens: morning(-2), closes: evening(5), opened: true, turnout: 61, inFavour: 70, against: 19 },
  },
]

const SEED = 278
const known = new Set<string>(Object.values(examplePeople))
const { heJingchuan: secretary, suXiaohe: staff, dengShouzhen: oversight } = examplePeople

/** Seven households in eight have named one of their adults; whoever has a name of their own here always. */
function representatives(register: Register, dice: Dice): { household: string; person: string }[] {
  const { residences, today } = register
  const here = residences.filter(({ until, person }) => until === null && person.adultFrom <= today)
  const homes = grouped(
    here,
    ({ household }) => household,
    ({ person }) => person.id,
  )
  return Array.from(homes, ([household, persons]) => {
    const famous = persons.find((person) => known.has(person))
    return { household, person: famous ?? persons[0]!, named: famous !== undefined || dice.perhaps(88) }
  }).filter(({ named }) => named)
}

/** They share a parking space and have not agreed yet who casts its vote. */
const UNDECIDED = '6栋车位2'

/** Seven in ten of those who own together have named one of them; the developer has named nobody yet. */
function casters({ ownerships, owners }: Register, dice: Dice): { head: string; person: string }[] {
  const personOf = new Map(owners.map(({ id, person }) => [id, person]))
  const units = grouped(
    ownerships.filter(({ unit }) => placeOf(unit) !== UNDECIDED),
    ({ unit }) => unit.id,
    ({ owner }) => owner,
  )
  const heads = new Map<string, string>()
  for (const own of units.values()) {
    const first = personOf.get(own[0]!) ?? null
    if (own.length < 2 || first === null || (!known.has(first) && !dice.perhaps(70))) continue
    heads.set(headKey(own.map((ownerId) => ({ ownerId }))), first)
  }
  return Array.from(heads, ([head, person]) => ({ head, person }))
}

async function names(tx: Tx, community_id: string, register: Register, dice: Dice): Promise<void> {
  const during = `[${addDays(register.today, -60)},)`
  const named_by = staff
  const reps = representatives(register, dice).map(({ household, person }, n) => {
    const who = { household_id: household, person_id: person }
    return { community_id, rep_id: exampleId('naming', n + 1), ...who, during, named_by }
  })
  await insertAll(tx, 'representatives', reps)
  const heads = casters(register, dice).map(({ head, person }, n) => {
    const who = { head_key: head, person_id: person }
    return { community_id, caster_id: exampleId('naming', 10_001 + n), ...who, during, named_by }
  })
  await insertAll(tx, 'owner_casters', heads)
}

/** Puts the ballots in, after the register they are drawn from. */
export async function saveBallots(
  tx: Tx,
  community: string,
  now: Instant,
  register: Register,
): Promise<void> {
  const dice = diceOf(SEED)
  await names(tx, community, register, dice)
  const facts = await registerFacts(tx, community, dayOf(now))
  for (const plan of plans) await saveBallot(tx, community, { plan, now, facts, dice })
}

interface Making {
  readonly plan: Plan
  readonly now: Instant
  readonly facts: RegisterFacts
  readonly dice: Dice
}

async function saveBallot(tx: Tx, community: string, { plan, now, facts, dice }: Making): Promise<void> {
  const [opensAt, closesAt] = [plan.opens(now), plan.closes(now)]
  const ballotId = exampleId('ballot', plan.n)
  const { takePart, pass, ...named } = rules[plan.rule]
  const rule = { ...named, takePart: [...takePart], pass: [...pass] }
  const { title, question } = plan
  const draftedAt = at(addDays(dayOf(now), -plan.drafted), 10 * 60)
  const building = plan.building === null ? null : buildings[plan.building - 1]!.id
  const what = {
    ballotId,
    matterId: exampleId('matter', plan.matter),
    title,
    question,
    rule,
    opensAt,
    closesAt,
  }
  await addBallot(tx, community, { ...what, building, draftedAt, draftedBy: secretary })
  const roll = drawRoll(facts, rule.unit, plan.building)
  const area = rule.unit === 'owner' ? roll.voters.reduce((sum, voter) => sum + voter.area!, 0) : null
  const hash = rollHash(roll.voters)
  await saveRoll(tx, community, ballotId, roll, { at: draftedAt, by: secretary, area, hash, rule })
  const verifiedAt = instant(draftedAt + 90 * MINUTE)
  await markVerified(tx, community, ballotId, { by: oversight, at: verifiedAt })
  if (!plan.opened) return
  const frozen = textHash((await ballotOf(tx, community, ballotId))!)
  const opened = { by: secretary, at: instant(Math.min(opensAt, verifiedAt + 60 * MINUTE)) }
  await markOpened(tx, community, ballotId, { ...opened, shift: null, absence: null, textHash: frozen })
  const until = Math.min(now, closesAt)
  const votes = roll.voters.flatMap((voter) => voteOf(voter, plan, closesAt > now, dice))
  await saveVotes(tx, community, { ballotId, votes, from: opensAt, until, dice })
}

interface ExampleVote {
  readonly voter: Voter
  readonly choice: Choice
}

/** What a voter chose, if they took part. Whoever one may sign in as has not voted where it is still open. */
function voteOf(voter: Voter, plan: Plan, open: boolean, dice: Dice): ExampleVote[] {
  const { caster } = voter
  const takesPart = dice.perhaps(plan.turnout)
  const roll = dice.below(100)
  if (caster === null || !takesPart || (open && known.has(caster))) return []
  const choice = roll < plan.inFavour ? 'for' : roll < plan.inFavour + plan.against ? 'against' : 'abstain'
  return [{ voter, choice }]
}

interface Box {
  readonly ballotId: string
  readonly votes: readonly ExampleVote[]
  readonly from: number
  readonly until: number
  readonly dice: Dice
}

/** A vote with its leaf, as casting would have left them. */
function castOf({ voter, choice }: ExampleVote, n: number, { ballotId, from, until, dice }: Box) {
  const chance: Chance = (bytes) => Uint8Array.from({ length: bytes }, () => dice.below(256))
  const castAt = instant(from + dice.below(Math.max(1, until - from)))
  const paper = dice.perhaps(6)
  const receipt = newReceipt(chance)
  const salt = Buffer.from(chance(16)).toString('hex')
  const action = paper ? 'ballots.enterPaper' : 'ballots.cast'
  const [caster, voterId] = [voter.caster!, voterIdOf(voter)]
  const act = {
    ...{ action, actor: paper ? staff : caster, at: castAt },
    ...{ ballot: ballotId, voter: voterId, choice, receipt, paper, salt },
  }
  const slip = paper ? String(n + 1).padStart(4, '0') : null
  const leaf = { leaf_id: newId(castAt, chance), at: iso(castAt), act, hash: hashOf(act) }
  const vote = {
    ...{ ballot_id: ballotId, voter_id: voterId, choice, area: voter.area, cast_at: iso(castAt), caster },
    ...{ proof: paper ? ('desk' as const) : ('session' as const), paper, entered_by: paper ? staff : null },
    ...{ slip, receipt, leaf_id: leaf.leaf_id },
  }
  return { leaf, vote }
}

async function saveVotes(tx: Tx, community_id: string, box: Box): Promise<void> {
  const cast = box.votes.map((vote, n) => castOf(vote, n, box))
  await insertAll(
    tx,
    'leaves',
    // A column of JSON takes the object as it is; only its type says text.
    cast.map(({ leaf }) => ({ community_id, ...leaf })) as never,
  )
  await insertAll(
    tx,
    'ballot_votes',
    cast.map(({ vote }) => ({ community_id, ...vote })),
  )
  await sql`
    update ballot_roll r set cast_at = v.cast_at from ballot_votes v
    where r.community_id = ${community_id} and r.ballot_id = ${box.ballotId} and v.community_id = r.community_id
      and v.ballot_id = r.ballot_id and v.voter_id = r.voter_id`.execute(tx)
}
