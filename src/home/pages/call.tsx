import { Screen } from '../../ui/Screen'
import { Words } from '../../ui/Words'
import { HomeTabs } from '../HomeTabs'

export default function Call() {
  return (
    <Screen title="打电话" tabs={<HomeTabs current="call" />}>
      <Words as="body">打电话</Words>
    </Screen>
  )
}
