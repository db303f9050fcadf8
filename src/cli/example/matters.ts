// What the people of the example community have proposed, and what became of it.
import { addDays, at, type Day, type Instant } from '../../kernel/time'
import { replyDue } from '../../matters/rule'
import { calendar } from './desk'
import { exampleId } from './ids'
import { examplePeople, type Known } from './people'
import type { Register, Residence } from './register'

export const MATTERS = { needed: 10, replyDays: 7 } as const

interface Plan {
  /** Names it for tests and for the ballots on it, wherever it stands. */
  readonly n: number
  readonly ago: number
  readonly who: Known
  readonly endorsed: number
  readonly title: string
  readonly body: string
  /** In how many working days it came to an end, or was taken up, and why. */
  readonly end?: readonly [how: 'accepted' | 'declined' | 'withdrawn', after: number, reason?: string]
}

/** In the order in which they were proposed. */
const plans: readonly Plan[] = [
  {
    ...{ n: 1, ago: 62, who: 'qinGuilan', endorsed: 14, title: '坝坝舞晚上早点收音响', end: ['accepted', 4] },
    body: '院坝里的坝坝舞跳到九点半，音响对着7栋。大家跳舞是好事，就是想晚上八点半收音响，或者换到服务中心后头去跳。',
  },
  {
    ...{
      n: 2,
      ago: 48,
      who: 'zhouWenhai',
      endorsed: 23,
      title: '3号院坝划几个临时车位',
      end: ['accepted', 4],
    },
    body: '晚上回来晚的车停在消防通道上。想在3号院坝靠围墙那一边划几个临时车位，白天空出来给老人晒太阳。',
  },
  {
    ...{ n: 9, ago: 44, who: 'zhouWenhai', endorsed: 16, title: '9栋一楼台阶加扶手', end: ['accepted', 3] },
    body: '9栋一楼门口五步台阶，去年摔了两位。想靠墙加一段扶手，两米就够。',
  },
  {
    ...{ n: 3, ago: 34, who: 'dengShouzhen', endorsed: 2, title: '楼顶上种菜' },
    body: '2栋楼顶空着，想请大家商量，能不能摆些箱子种菜，谁种谁浇水。',
    end: [
      'declined',
      6,
      '楼顶的防水压不得重，漏下去是顶楼几家受罪。想种的，院坝的花箱还空着六个，找楼栋长认领。',
    ],
  },
  {
    ...{ n: 10, ago: 30, who: 'qinGuilan', endorsed: 11, title: '7栋楼道灯换成感应的', end: ['accepted', 3] },
    body: '7栋楼道的灯要摸黑找开关，找到了又忘了关。想换成人来就亮、人走就灭的，7栋的公共收益里出。',
  },
  {
    ...{ n: 4, ago: 24, who: 'liWangchun', endorsed: 12, title: '4栋电梯老是停' },
    body: '这个月停了五回，有一回把人关在里头二十分钟。想请大家商量：是修，还是换，钱从哪里来。',
  },
  {
    ...{
      n: 11,
      ago: 20,
      who: 'linXiufang',
      endorsed: 13,
      title: '6栋楼顶漏水，做一次防水',
      end: ['accepted', 3],
    },
    body: '6栋顶楼几家托我来提：一下雨就接盆子。想请大家商量，用维修资金把楼顶防水重新做一遍。',
  },
  {
    ...{ n: 12, ago: 18, who: 'xiaMingyue', endorsed: 12, title: '6栋单元门禁坏了', end: ['accepted', 3] },
    body: '6栋单元门的门禁坏了两个月，门一直敞着。想请大家商量，用维修资金换成刷卡的，老人不用记密码。',
  },
  {
    ...{ n: 5, ago: 16, who: 'xiaMingyue', endorsed: 3, title: '5栋楼道灯不亮' },
    body: '九楼到十一楼的声控灯不亮，晚上要打手电。',
    end: ['withdrawn', 2, '打了电话，第二天就换好了，不用再商量。'],
  },
  {
    ...{ n: 6, ago: 5, who: 'duRuoheng', endorsed: 7, title: '遛狗牵绳，狗屎捡走' },
    body: '院坝里娃娃多，有的狗不牵绳。想定几条大家都认的规矩，再放两个装狗屎的袋子盒。',
  },
  {
    ...{ n: 7, ago: 3, who: 'qinGuilan', endorsed: 11, title: '7栋门口装个扶手' },
    body: '门口有三步台阶，下雨滑，我和楼上几位都摔过。想装一根扶手，一米多长就够。',
  },
  {
    ...{ n: 8, ago: 1, who: 'linXiufang', endorsed: 0, title: '娃娃放学，找个地方做作业' },
    body: '四点半放学，大人六点才下班。老少怡站下午空着，想请大家商量，能不能轮着看娃娃做作业。',
  },
]

export interface ExampleMatter {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly title: string
  readonly body: string
  readonly proposer: string
  readonly household: string
  readonly madeAt: Instant
  readonly replyDue: Day
  readonly end: {
    readonly how: 'accepted' | 'declined' | 'withdrawn'
    readonly at: Instant
    readonly reason: string | null
  } | null
  readonly endorsements: readonly {
    readonly household: string
    readonly person: string
    readonly at: Instant
  }[]
}

/** Whoever answers for the council. */
export const COUNCIL = examplePeople.gongChanggeng

const HOUR = 3_600_000

export function mattersOf(register: Register): ExampleMatter[] {
  const { today } = register
  const neighbours = adultsOf(register)
  const numbers = new Map<number, number>()
  return plans.map((plan): ExampleMatter => {
    const day = addDays(today, -plan.ago)
    const year = Number(day.slice(0, 4))
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    const proposer = examplePeople[plan.who]
    const { household } = register.residences.find(({ person }) => person.id === proposer)!
    const madeAt = at(day, 9 * 60 + 25 * plan.n)
    const others = neighbours.filter((one) => one.household !== household && one.from <= day)
    return {
      ...{ id: exampleId('matter', plan.n), year, number, title: plan.title, body: plan.body },
      ...{ proposer, household, madeAt, replyDue: replyDue(day, MATTERS.replyDays, calendar) },
      end: endOf(plan, day),
      // Every seventh door, beginning elsewhere for each matter; one after the other, the first within two hours.
      endorsements: Array.from({ length: plan.endorsed }, (_, k) => {
        const { household, person } = others[(plan.n * 100 + k * 7) % others.length]!
        return { household, person: person.id, at: (madeAt + (k + 1) * 2 * HOUR) as Instant }
      }),
    }
  })
}

function endOf({ end }: Plan, day: Day): ExampleMatter['end'] {
  if (!end) return null
  const [how, after, reason] = end
  return { how, at: at(replyDue(day, after, calendar), 10 * 60), reason: reason ?? null }
}

/** One of age for each household, in the order of the doors. */
function adultsOf({ residences }: Register): Residence[] {
  const found = new Map<string, Residence>()
  for (const one of residences) {
    const adult = one.until === null && one.person.age >= 19
    if (adult && !found.has(one.household)) found.set(one.household, one)
  }
  return [...found.values()]
}
