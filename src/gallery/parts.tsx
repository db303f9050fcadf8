import { useState } from 'react'
import { BigButton } from '../ui/BigButton'
import { CallBar } from '../ui/CallBar'
import { DoorPlate } from '../ui/DoorPlate'
import type { GapState } from '../ui/GapCard'
import { GapCard } from '../ui/GapCard'
import type { IconName } from '../ui/Icon'
import { ListRow, Tiles } from '../ui/ListRow'
import { NoticeBlock } from '../ui/NoticeBlock'
import { PersonRow } from '../ui/PersonRow'
import { Screen } from '../ui/Screen'
import { Section } from '../ui/Section'
import type { StatusTagProps } from '../ui/StatusTag'
import { Toggle } from '../ui/Toggle'
import type { DrawProps } from './draw'

const gaps: readonly [GapState, StatusTagProps][] = [
  ['closed', { word: '还没开始', tone: 'quiet' }],
  ['waiting', { word: '等答复', tone: 'wait' }],
  ['answered', { word: '约好了', tone: 'good' }],
  ['done', { word: '谈完了', tone: 'info' }],
]
const icons: readonly [IconName, string][] = [
  ['home', '家'],
  ['talk', '议事'],
  ['desk', '办事'],
  ['person', '人'],
  ['door', '门'],
  ['building', '楼'],
  ['sofa', '房间'],
  ['calendar', '日子'],
  ['phone', '电话'],
  ['board', '公告'],
  ['check', '好了'],
  ['clock', '时间'],
  ['key', '钥匙'],
  ['rest', '歇一会儿'],
  ['ajar', '开着门'],
]

export function Parts({ back }: DrawProps) {
  const [on, setOn] = useState(false)
  return (
    <Screen title="零件" back={{ word: '返回', onPress: back }} bottom={<Calls back={back} />}>
      <DoorPlate
        role="书记"
        name="欧阳建国"
        lamp={{ state: 'away', word: '外出' }}
        lines={['10:30 回来。']}
      />
      <DoorPlate role="现在没人值班" name="明天9点开门" lamp={{ state: 'off', word: '下班' }} />
      {gaps.map(([gap, tag]) => (
        <GapCard key={gap} gap={gap} tag={tag} title="明天 上午10点 见轮值书记" note="A12 号 · 居民会客厅" />
      ))}
      <Section title="按钮">
        <BigButton word="订下来" onPress={() => new Promise((resolve) => setTimeout(resolve, 2000))} />
        <BigButton word="订下来" off="先选一个时间" onPress={back} />
        <BigButton kind="plain" word="补一句" onPress={back} />
        <BigButton kind="quiet" word="不来了" onPress={back} />
      </Section>
      <Section title="行">
        <ListRow icon="building" title="找楼栋长" value="7栋" onPress={back} />
        <ListRow title="发公告" off="只有书记或代行的人能发" onPress={back} />
        <ListRow title="没来得及" tag={{ word: '没做到', tone: 'act' }} note="说好昨天回话。" />
        <ListRow title="没发出去" tag={{ word: '没发出去', tone: 'error' }} />
        <Toggle
          word="长辈版"
          note="字大，按钮大。"
          on={on}
          states={{ on: '开', off: '关' }}
          onChange={setOn}
        />
        <PersonRow
          role="7栋楼栋长"
          name="刘德全"
          note="明天中午前给你回话。"
          lamp={{ state: 'in', word: '在岗' }}
          call={{ word: '打电话', label: '给刘德全打电话', onPress: back }}
        />
        <NoticeBlock title="周五停水半天" body="上午9点到下午1点。" by="林秀芳（代行）" />
        <NoticeBlock tone="info" title="这是示例小区" body="里面的人都是编的。" />
      </Section>
      <Section title="图">
        <Tiles tiles={icons.map(([icon, word]) => ({ key: icon, icon, word, onPress: back }))} />
      </Section>
    </Screen>
  )
}

function Calls({ back }: DrawProps) {
  return (
    <CallBar
      call={{ word: '给周文海打电话', onPress: back }}
      second={{ word: '补一句', onPress: back }}
      note="到今天下午6点"
    />
  )
}
