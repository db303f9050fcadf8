import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { sayShortDay, saySpan } from '../../kernel/say'
import { minutes, type Day } from '../../kernel/time'
import { say, type Words } from '../../kernel/words'
import type * as contract from './contract'
import type { Misfit } from './rule'
import type { Found } from './store'

export const words = {
  title: '接待怎么安排',
  hint: '改之前先看一眼谁受影响。已经约下的都照旧，不会丢。',
  hours: '几点接待',
  opens: '几点开门',
  closes: '几点关门',
  hourUnit: '点',
  hourLess: '早一个钟头',
  hourMore: '晚一个钟头',
  hourLeast: '最早 0 点',
  hourMost: '最晚 24 点',
  whole: '整点',
  half: '半点',
  rota: '看看值班缺不缺人',
  rotaNote: '改了开门的时间，排好的班不会跟着改。',
  visits: '约时间',
  unit: '一次多久',
  publicShare: '同一时间，居民自己能约几位',
  deskShare: '另外给前台留几位',
  deskShareHint: '打电话来的、走进来的，前台帮着约。',
  seatUnit: '位',
  seatLess: '少一位',
  seatMore: '多一位',
  seatLeast: '不能再少。',
  seatMost: '最多 20 位。',
  ahead: '最远能约到几天后',
  aheadUnit: '天',
  aheadLess: '少一天',
  aheadMore: '多一天',
  aheadLeast: '0 天就是只能约当天。',
  aheadMost: '最多 60 天。',
  quota: '一个人最多先约几次',
  quotaUnit: '次',
  quotaLess: '少一次',
  quotaMore: '多一次',
  quotaLeast: '至少一次。',
  quotaMost: '最多 100 次。',
  waits: '说要等多久，照这个算',
  low: '谈得快的，几分钟',
  high: '谈得久的，几分钟',
  minuteUnit: '分钟',
  minuteLess: '少一分钟',
  minuteMore: '多一分钟',
  minuteLeast: '至少 1 分钟。',
  minuteMost: '不能再长。',
  look: '先看谁受影响',
  lookOff: '有个数没填好，看看上面',
  unfitTitle: '这些和新的安排对不上',
  unfitNote: '都照原来约的来，到时候照样接待。要挪动就先打个电话说好，再在「来访」里改。',
  unfitNone: '约下的都对得上，没有谁受影响。',
  send: '就这样改',
  again: '再想想',
  saved: '改好了。已经约下的都照旧。',
  notMine: '接待怎么安排，由前台和书记定',
  notMineBody: '代班的时候不能改这个。要改就跟书记或者前台说。',
}

export const minutesWord = (count: number): string => (count === 60 ? '1 小时' : `${count} 分钟`)

const why: Readonly<Record<Misfit, string>> = {
  hours: '不在新的接待时间里',
  seats: '同一时间接待的人少了',
  share: '占了留给前台的位子',
  ahead: '比能约的日子还远',
  length: '和新的一次时长不一样',
}

type One = Found['visits'][number]
/** `明天 上午10:00–10:30 秦桂岚` */
export const unfitTitle = ({ day, start, end, name }: One, today: Day): string =>
  `${sayShortDay(day, today)} ${saySpan(minutes(start), minutes(end))} ${name}`
export const unfitNote = ({ code, home }: One): string => [`${code} 号`, ...(home ? [home] : [])].join(' · ')
export const unfitWhy = (visit: One): string => `${why[visit.why]}。`
export const overWords = (count: number): string =>
  `有 ${count} 个人先约的次数比新定的多，约下的照样来，来过了才按新的算。`

type Code = RefusalOf<(typeof contract)['show' | 'changing' | 'change']>
export const refusals: Words<Code> = {
  'not-settings': { plain: '接待怎么安排，由前台和书记定。' },
  'no-desk': { plain: '这里还没有接待的前台。' },
  'closes-first': { plain: '关门要在开门后面，重新看看这两个时间。' },
  'too-short': { plain: '开门到关门不够谈一次，时间放长一点，或者一次短一点。' },
  'no-seat': { plain: '同一时间至少要接待一位。' },
  'talk-backwards': { plain: '谈得久的，分钟数要比谈得快的大。' },
  'list-changed': { plain: '刚才有人约了或者改了，名单变了。再看一遍。' },
}
export const refusalLine = (refusal: Refusal<Code | 'request-reused'>, elder: boolean): string =>
  say(refusals, refusal, elder)
