import { BigButton } from '../ui/BigButton'
import { ConfirmPanel } from '../ui/ConfirmPanel'
import { GapCard } from '../ui/GapCard'
import { Screen } from '../ui/Screen'
import type { DrawProps } from './draw'

export function Slip({ back }: DrawProps) {
  return (
    <Screen title="约好了" headed bottom={<BigButton word="回首页" onPress={back} />}>
      <ConfirmPanel
        word="约好了。"
        sentence="不用再做别的，按时来就行。"
        code="A12"
        tag={{ word: '约好了', tone: 'good' }}
        rows={[
          { key: '找谁', value: '轮值书记 林秀芳' },
          { key: '哪天', value: '11月24日 星期二 上午10点' },
          { key: '在哪', value: '居民会客厅', note: '进门右手第一间' },
          { key: '带上', value: '房本复印件' },
        ]}
      >
        <GapCard
          gap="closed"
          level={2}
          title="要是她那天换班了"
          note="我们会告诉您换成谁；您也可以改到她在的那天。"
        />
      </ConfirmPanel>
      <BigButton kind="plain" word="改时间" onPress={back} />
      <BigButton kind="quiet" word="不来了" onPress={back} />
    </Screen>
  )
}
