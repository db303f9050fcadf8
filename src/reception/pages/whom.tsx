import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, go, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { Opening } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import type * as contract from '../contract'
import * as text from '../text'

const { words } = text
type One = ReplyOf<typeof contract.whom>['people'][number]

/** The first question of a visit, for whom it is; whoever can only book for themselves is not asked. */
export default observer(function Whom() {
  const { visits } = useStores()
  const { elder } = useLook()
  const { whom } = visits
  const [since] = useState(() => whom.now())
  const fresh = whom.fetchedAt !== null && whom.fetchedAt >= since
  const alone = fresh && whom.value!.people.length <= 1
  // Without an answer nobody is kept from the times: who books for themselves needs none.
  const onward = alone || (whom.value === null && (whom.trouble !== null || whom.refusal !== null))
  useEffect(() => {
    if (onward) void replace('reception/pages/times', {})
  }, [onward])
  return (
    <Page
      title={elder ? words.titleElder : words.title}
      heading={words.whomQuestion}
      hint={elder ? words.whomHintElder : words.whomHint}
      back={{ word: shell.back, onPress: back }}
      resource={whom}
      refusal={() => <Opening word={shell.opening} />}
    >
      {({ people }) => (people.length > 1 ? <People people={people} /> : <Opening word={shell.opening} />)}
    </Page>
  )
})

function People({ people }: { people: readonly One[] }) {
  const { visits } = useStores()
  const { elder } = useLook()
  const choose = ({ personId, name, home, relation }: One): Promise<unknown> => {
    if (relation === null) return go('reception/pages/times')
    visits.begin({ personId, name, home, by: 'helper' })
    return go('reception/pages/times', { for: 'helper' })
  }
  const you = elder ? words.youElder : words.you
  return (
    <>
      {people.map((one) => (
        <ListRow
          key={one.personId}
          icon="person"
          title={one.name}
          note={one.relation === null ? you : text.whomNote(one.relation, one.home)}
          off={one.full ? text.fullNote(one.ahead) : undefined}
          onPress={() => choose(one)}
        />
      ))}
      <ListRow title={words.whomMore} note={words.whomMoreNote} onPress={() => go('people/pages/helpers')} />
    </>
  )
}
