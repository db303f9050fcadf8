import { useState } from 'react'
import { BigButton } from '../ui/BigButton'
import { Screen } from '../ui/Screen'
import { TallyBar } from '../ui/TallyBar'
import { VotePaper } from '../ui/VotePaper'
import type { DrawProps } from './draw'

const options = [
  { key: 'for', word: '同意' },
  { key: 'against', word: '不同意' },
  { key: 'abstain', word: '弃权' },
]

export function Ballots({ back }: DrawProps) {
  const [choice, choose] = useState<string | null>('for')
  return (
    <Screen title="投票" bottom={<BigButton word="投这一票" onPress={back} />}>
      <TallyBar
        what="按面积"
        status={{ word: '够了', tone: 'good' }}
        numbers="应参加 24600 平方米，已参加 17100 平方米。到 16400 平方米 就够了。"
        part={0.695}
        mark={0.667}
      />
      <TallyBar
        what="按业主人数"
        status={{ word: '还差 87 位业主', tone: 'wait' }}
        numbers="应参加 451 位业主，已参加 214 位业主。到 301 位业主 就够了。"
        note="第二百七十八条"
        part={0.47}
        mark={0.667}
      />
      <VotePaper
        id="gallery-paper"
        title="表决票"
        whose="7栋2-5 · 89.53 平方米 · 您代表这一户"
        question="3号院坝划不划临时车位？"
        options={options}
        value={choice}
        onChange={choose}
      />
    </Screen>
  )
}
