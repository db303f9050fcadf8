import { Screen } from '../../ui/Screen'
import { Words } from '../../ui/Words'
import { HomeTabs } from '../HomeTabs'

export default function Me() {
  return (
    <Screen title="我的" tabs={<HomeTabs current="me" />}>
      <Words as="body">我的</Words>
    </Screen>
  )
}
