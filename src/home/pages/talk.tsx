import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import type * as contract from '../../matters/contract'
import { MatterCard } from '../../matters/MatterCard'
import { phases, type Phase } from '../../matters/rule'
import { noneIn, phaseNote, words } from '../../matters/text'
import { go, tab } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { Chips } from '../../ui/Chips'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import { HomeTabs } from '../HomeTabs'

const ALL = 'all'
const chips = [
  { key: ALL, word: words.all } as const,
  ...phases.map((phase) => ({ key: phase, word: phase, label: `${phase}，${phaseNote[phase]}` })),
]

const propose = (): Promise<unknown> => go('matters/pages/propose')

/** What the neighbours are deciding, by how far it has come. */
export default observer(function Talk() {
  const { matters } = useStores()
  const { elder } = useLook()
  return (
    <Page
      title={words.title}
      heading={words.heading}
      hint={words.hint}
      // 长辈版 has no tab for this page: one comes here from home.
      back={elder ? { word: shell.back, onPress: () => tab('index') } : undefined}
      tabs={<HomeTabs current="talk" />}
      resource={matters.list}
    >
      {(value) => <Inside value={value} />}
    </Page>
  )
})

function Inside({ value: { matters, now } }: { value: ReplyOf<typeof contract.list> }) {
  const [chosen, choose] = useState<Phase | typeof ALL>(ALL)
  if (matters.length === 0) {
    return <EmptyDoor sentence={words.empty} act={{ word: words.propose, onPress: propose }} />
  }
  const shown = chosen === ALL ? matters : matters.filter(({ state }) => state === chosen)
  return (
    <>
      <BigButton word={words.propose} onPress={propose} />
      <Chips label={words.phases} chips={chips} value={chosen} onChange={choose} />
      {shown.length === 0 && chosen !== ALL && <EmptyDoor sentence={noneIn(chosen)} />}
      {shown.map((matter) => (
        <MatterCard key={matter.matterId} matter={matter} now={now} />
      ))}
    </>
  )
}
