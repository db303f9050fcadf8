import type { RefusalOf } from '../kernel/contract'
import type { Refusal } from '../kernel/result'
import { sayClock, sayDay, saySpan, sayShortDay } from '../kernel/say'
import { dayOf, instant, minuteOf, minutes, type Day, type Instant } from '../kernel/time'
import { say, type Words } from '../kernel/words'
import type { PlateView, RotaDay, stepIn, stepOut } from './contract'

/** `下午4点` today, `明天上午9点` otherwise. */
export function moment(t: Instant, now: Instant): string {
  const today = dayOf(now)
  const clock = sayClock(minuteOf(t))
  return dayOf(t) === today ? clock : `${sayShortDay(dayOf(t), today)}${clock}`
}

export interface PlateWords {
  readonly role: string
  readonly lamp: string
  readonly lines: readonly string[]
}

/** What the door plate says. */
export function plateWords(plate: PlateView, now: Instant, elder: boolean): PlateWords {
  switch (plate.lamp) {
    case 'in':
      return { role: roleOf(plate.acting, elder), lamp: '在岗', lines: inLines(plate, now) }
    case 'away':
      return { role: awayRole(plate.acting, elder), lamp: '外出', lines: awayLines(plate, now) }
    case 'off':
      return { role: '书记', lamp: '下班', lines: offLines(plate, now) }
  }
}

const roleOf = (acting: boolean, elder: boolean): string => {
  if (elder) return acting ? '今天找这位轮值书记' : '今天找书记'
  return acting ? '今天的轮值书记' : '书记在，来坐坐'
}

const awayRole = (acting: boolean, elder: boolean): string =>
  acting ? roleOf(acting, elder) : elder ? '今天找书记' : '书记'

function inLines(plate: Extract<PlateView, { lamp: 'in' }>, now: Instant): string[] {
  const until = `到${moment(plate.until, now)}，在${plate.place}。`
  if (!plate.acting) return plate.below ? [until, `今天轮值的是${plate.below.name}。`] : [until]
  const back = plate.secretaryBack
  const gone = back === null ? '还没说几点回来' : `${moment(back, now)}回来`
  return [
    `书记${plate.secretary.name}外出，${gone}。`,
    `这会儿由${plate.person.name}代行，替书记作主，${until}`,
  ]
}

function awayLines(plate: Extract<PlateView, { lamp: 'away' }>, now: Instant): string[] {
  const back = plate.back === null ? '出去了，还没说几点回来。' : `出去了，${moment(plate.back, now)}回来。`
  return [back, '等不及就先打电话。']
}

function offLines(plate: Extract<PlateView, { lamp: 'off' }>, now: Instant): string[] {
  if (!plate.next) return ['现在没有人在，下次开门的时间还没排出来。']
  return [`${moment(plate.next.opens, now)}开门，轮值的是${plate.next.person.name}。`]
}

export const words = {
  rotaTitle: '值班表',
  rotaHeading: '这些天谁值班',
  sheet: '贴墙上的值班表',
  sheetNote: '一个月一张A4，谁都可以印',
  rotaHint: '书记外出的时候，当天值班的人替书记作主。',
  upcoming: '接下来谁值班',
  all: '全部',
  allLabel: '全部值班表',
  nobody: '还没排',
  onLeave: '请假，还没换人',
  closed: '不开门',
  provisional: '暂定',
  provisionalNote: '标着「暂定」的日子，国家的放假通知还没出来，到时候可能会变。',
  call: '打电话',
  visit: '约时间',
  visitElder: '约个时间',
  noSecretaryTitle: '书记的名字还没登记',
  noSecretary: '先打社区电话，有人接。',
  outTitle: '我外出',
  outHeading: '什么时候回来？',
  outHint: '门牌会跟着换：书记出去，由今天值班的人代行；值班的人出去，门牌写几点回来。',
  outChoice: '什么时候回来',
  outMissing: '选一个回来的时间，说不准也行。',
  outNow: '现在出去',
  backHeading: '现在外出中',
  backNow: '我回来了',
  backDone: '回来了',
  seePlate: '看门牌',
  notMine: '这一页是书记和轮值的人用的',
  notMineBody: '想知道今天谁在，看首页的门牌就行。',
  unknown: '说不准',
  unknownNote: '回来的时候再点「我回来了」',
  restOfDay: '今天不回来了',
}

export const backAt = (t: Instant, now: Instant): string => `${moment(t, now)}回来`

/** One day of the rota: who, from when to when. */
export function rotaLine(day: RotaDay): string {
  if (!day.works) return day.dayName ? `${day.dayName}，${words.closed}` : words.closed
  if (day.shifts.length === 0) return words.nobody
  return day.shifts
    .map((s) => `${s.person.name} ${s.onLeave ? words.onLeave : saySpan(minutes(s.from), minutes(s.to))}`)
    .join('、')
}

export const rotaDay = (day: Day, today: Day): string => (day === today ? `今天 ${sayDay(day)}` : sayDay(day))

/** After stepping out or in. */
export const holderNow = (name: string): string => `记下了，现在作主的是${name}。`
export const outSince = (t: Instant, now: Instant, by?: string): string =>
  `${moment(t, now)}出去的${by === undefined ? '' : `，${by}帮着记的`}。`
export const calendarLine = (source: string): string => `放假和调休照：${source}`

/** Since when, out of a refusal's facts. */
export function since(facts: Readonly<Record<string, unknown>>): string {
  if (typeof facts['since'] !== 'number') return ''
  const t = instant(facts['since'])
  return `${sayDay(dayOf(t))} ${sayClock(minuteOf(t))}`
}

type Code = RefusalOf<typeof stepOut> | RefusalOf<typeof stepIn>

export const refusals: Words<Code> = {
  'not-on-rota': { plain: '只有书记和轮值的人能点这个。你想找人，就打门牌上的电话。' },
  'no-such-member': { plain: '现在轮值的人里没有这一位。' },
  'secretary-self': { plain: '书记出去、回来，都要书记自己点。' },
  'return-in-past': { plain: '回来的时间已经过了，重新选一个。' },
  'return-too-late': { plain: '一次最多写一个月。更久的话，选「说不准」。' },
  'already-out': { plain: (facts) => `你${since(facts)}就出去了，不用再点。先点「我回来了」才能重新写。` },
  'not-out': { plain: '你这会儿就在岗，不用点。' },
}

export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
