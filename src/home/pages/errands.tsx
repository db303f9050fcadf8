import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { go, phone } from '../../shell/go'
import { useStores } from '../../shell/stores'
import { CallBar } from '../../ui/CallBar'
import { ListRow } from '../../ui/ListRow'
import { Screen } from '../../ui/Screen'
import { HomeTabs } from '../HomeTabs'
import { words } from '../text'

/** What can be done here. It asks the server nothing of its own: the phone number is the last known one. */
export default observer(function Errands() {
  const { home } = useStores()
  useDidShow(() => {
    if (home.view.value === null) void home.view.refresh()
  })
  const number = home.view.value?.community.phone
  return (
    <Screen
      title={words.errands}
      heading={words.errands}
      hint={words.errandsHint}
      tabs={<HomeTabs current="errands" />}
    >
      <ListRow icon="door" title={words.visit} onPress={() => go('reception/pages/whom')} />
      <ListRow icon="clock" title={words.line} onPress={() => go('reception/pages/line')} />
      <ListRow icon="sofa" title={words.rooms} onPress={() => go('rooms/pages/list')} />
      <ListRow icon="check" title={words.ballots} onPress={() => go('ballots/pages/list')} />
      <ListRow icon="calendar" title={words.rota} onPress={() => go('duty/pages/rota')} />
      <ListRow icon="board" title={words.notices} onPress={() => go('notices/pages/list')} />
      {number && (
        <CallBar
          call={{
            word: words.call,
            label: `${words.call}，${words.communityPhone}`,
            onPress: () => phone(number),
          }}
        />
      )}
    </Screen>
  )
})
