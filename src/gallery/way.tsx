import { useState } from 'react'
import { Chips } from '../ui/Chips'
import { GapTimeline, type TimelineStep } from '../ui/GapTimeline'
import { Screen } from '../ui/Screen'
import { Section } from '../ui/Section'
import type { DrawProps } from './draw'

const kept: readonly TimelineStep[] = [
  { key: 'a', state: 'done', title: '收到了', body: '卧室墙皮掉了，衣柜发霉。', note: '11月20日 晚上7:12' },
  {
    key: 'b',
    state: 'done',
    title: '楼栋长上门看了',
    body: '两家都愿意谈。',
    note: '11月21日 上午 · 周文海',
  },
  { key: 'c', state: 'waiting', title: '有人在办', body: '请物业算修墙的钱。', note: '今天下午2点' },
  { key: 'd', state: 'ahead', title: '接下来：去调解室谈', body: '两家都点头才谈。别人看不到。' },
]
const broken: readonly TimelineStep[] = [
  { key: 'a', state: 'done', title: '提出来了', note: '11月10日 上午9点 · 李*丽' },
  { key: 'b', state: 'late', title: '等议事会回话', alert: '说好11月19日前回话，没做到。' },
]
const phases = ['全部', '提', '议', '决', '办', '管'].map((word) => ({ key: word, word }))

export function Way({ back }: DrawProps) {
  const [phase, choose] = useState('全部')
  return (
    <Screen title="走到哪了" back={{ word: '返回', onPress: back }}>
      <Chips label="走到哪一步" chips={phases} value={phase} onChange={choose} />
      <Section title="一步一步">
        <GapTimeline label="一步一步" steps={kept} />
      </Section>
      <Section title="没做到的">
        <GapTimeline label="没做到的" steps={broken} />
      </Section>
    </Screen>
  )
}
