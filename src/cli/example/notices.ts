// What the secretary of the example community has published.
import { sayDay } from '../../kernel/say'
import { addDays, at, type Day, type Instant } from '../../kernel/time'
import { exampleId } from './ids'

export interface ExampleNotice {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly at: Instant
}

export function noticesOf(today: Day): ExampleNotice[] {
  const water = sayDay(addDays(today, 3))
  return [
    {
      id: exampleId('notice', 1),
      title: '书记外出，也有人在',
      body: '六位轮值书记按工作日轮着来，上午9点到下午6点在党群服务中心一楼。书记出门开会的时候，当天轮值的人替书记作主，你来不会白跑。',
      at: at(addDays(today, -9), 10 * 60),
    },
    {
      id: exampleId('notice', 2),
      title: '时光艺站添了两张书画桌',
      body: '想写字画画的邻居，在「约房间」里选时光艺站。那里要下12级台阶，走不方便的，打个电话，我们帮你换到一楼。',
      at: at(addDays(today, -5), 15 * 60),
    },
    {
      id: exampleId('notice', 3),
      title: `${water.split(' ')[0]!}上午修水管，先接好水`,
      body: `${water}上午9点到11点，3栋、4栋修水管，会停水。早上先接两桶水。到时候没来水，打值班电话，轮值书记帮你问。`,
      at: at(addDays(today, -1), 9 * 60 + 30),
    },
  ]
}
