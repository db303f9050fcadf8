import { Screen } from '../../ui/Screen'
import { Words } from '../../ui/Words'
import { HomeTabs } from '../HomeTabs'

export default function Errands() {
  return (
    <Screen title="办事" tabs={<HomeTabs current="errands" />}>
      <Words as="body">办事</Words>
    </Screen>
  )
}
