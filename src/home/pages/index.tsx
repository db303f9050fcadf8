import { Screen } from '../../ui/Screen'
import { Words } from '../../ui/Words'
import { HomeTabs } from '../HomeTabs'

export default function Index() {
  return (
    <Screen title="首页" tabs={<HomeTabs current="index" />}>
      <Words as="body">首页</Words>
    </Screen>
  )
}
