import { Opening } from '../ui/GapCard'
import { OfflineBar } from '../ui/OfflineBar'
import { Screen } from '../ui/Screen'
import { EmptyDoor, Fault, NoRight } from '../ui/States'
import type { DrawProps } from './draw'

export function States({ back }: DrawProps) {
  const call = { word: '给林秀芳打电话', onPress: back }
  return (
    <Screen
      title="各种状态"
      back={{ word: '返回', onPress: back }}
      top={<OfflineBar word="现在没有网。更新于 9:05。" retry={{ word: '再试', onPress: back }} />}
    >
      <Opening word="正在开门…" />
      <EmptyDoor sentence="今天没有要商量的事。想提一件？" act={{ word: '提一件', onPress: back }} />
      <Fault
        title="门没打开"
        body="没连上。等一会儿再试，急的话直接打电话。"
        retry={{ word: '再试一次', onPress: back }}
        call={call}
      />
      <NoRight title="这件事由书记或代行的人来办" body="现在是林秀芳。有事可以打电话给她。" call={call} />
    </Screen>
  )
}
