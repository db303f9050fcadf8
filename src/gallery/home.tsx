import { useState } from 'react'
import { DoorPlate } from '../ui/DoorPlate'
import { ElderAsk } from '../ui/ElderAsk'
import { GapCard } from '../ui/GapCard'
import { Tiles } from '../ui/ListRow'
import { useLook } from '../ui/Look'
import { NoticeBlock } from '../ui/NoticeBlock'
import { Screen } from '../ui/Screen'
import { Section } from '../ui/Section'
import type { Tab } from '../ui/TabBar'
import { TabBar } from '../ui/TabBar'
import { Words } from '../ui/Words'
import type { DrawProps } from './draw'

type Key = 'home' | 'talk' | 'desk' | 'me' | 'call'
const standard: readonly Tab<Key>[] = [
  { key: 'home', word: '首页', icon: 'home' },
  { key: 'talk', word: '议事', icon: 'talk' },
  { key: 'desk', word: '办事', icon: 'desk' },
  { key: 'me', word: '我的', icon: 'person' },
]
const large: readonly Tab<Key>[] = [
  { key: 'home', word: '首页', icon: 'home' },
  { key: 'call', word: '打电话', icon: 'phone' },
  { key: 'me', word: '我的', icon: 'person' },
]

export function Home({ back }: DrawProps) {
  const { elder } = useLook()
  const [tab, setTab] = useState<Key>('home')
  const [asked, setAsked] = useState(false)
  const tabs = <TabBar label="主要页面" tabs={elder ? large : standard} current={tab} onGo={setTab} />
  return (
    <Screen title="一毫米" tabs={tabs}>
      <DoorPlate
        role="今天的轮值书记"
        name="林秀芳"
        lamp={{ state: 'in', word: '在岗' }}
        lines={['书记外出开会，下午4点回来。', '这会儿她替书记作主，到今天下午6点。']}
        call={{ word: '打电话', label: '给林秀芳打电话', onPress: back }}
        second={{ word: '约时间', onPress: back }}
      />
      <Words as="second">11月24日 星期二</Words>
      {!asked && (
        <ElderAsk
          question="字要大一点吗？"
          yes="大一点"
          no="就这样"
          note="以后在「我的」里也能改。"
          onAnswer={() => setAsked(true)}
        />
      )}
      <GapCard
        gap="waiting"
        tag={{ word: '下一件', tone: 'wait' }}
        title="明天 上午10点 见轮值书记"
        note="A12 号 · 居民会客厅 · 带上房本复印件"
        onPress={back}
      />
      <Tiles
        tiles={[
          { key: 'visit', icon: 'door', word: '约书记', onPress: back },
          {
            key: 'building',
            icon: 'building',
            word: '找楼栋长',
            value: elder ? '7栋' : undefined,
            onPress: back,
          },
          { key: 'room', icon: 'sofa', word: '约房间', onPress: back },
          { key: 'matter', icon: 'talk', word: '提个议题', onPress: back },
        ]}
      />
      <Section title="做成了" all={{ word: '全部', label: '全部做成了的事', onPress: back }}>
        <GapCard
          gap="done"
          tag={{ word: '办成了', tone: 'good' }}
          title="坝坝舞 晚上8点半收音响"
          note="议事会商量，7栋、9栋、舞队都同意 · 11月18日"
          onPress={back}
        />
      </Section>
      <NoticeBlock title="周五停水半天" by="林秀芳（代行） · 11月24日 上午9点" onPress={back} />
    </Screen>
  )
}
