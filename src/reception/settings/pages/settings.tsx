import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { dayOf } from '../../../kernel/time'
import { back } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { useSend } from '../../../shell/send'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { announce } from '../../../ui/announce'
import { BigButton } from '../../../ui/BigButton'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { goTo } from '../../../ui/focus'
import { GapCard } from '../../../ui/GapCard'
import { NoticeBlock } from '../../../ui/NoticeBlock'
import { Section } from '../../../ui/Section'
import { NoRight } from '../../../ui/States'
import { Words } from '../../../ui/Words'
import { Fields, wishOf, type Typed } from '../Fields'
import { SettingsStore, type Found, type Wish } from '../store'
import * as text from '../text'

const { words } = text

/** How the desk receives. Whoever would be met by a change is shown before it is made, and stays booked. */
export default observer(function DeskSettings() {
  const { known } = usePart(SettingsStore)
  return (
    <Page
      title={words.title}
      heading={words.title}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={known}
      refusal={() => <NoRight title={words.notMine} body={words.notMineBody} />}
    >
      {({ settings }) => <Change settings={settings} />}
    </Page>
  )
})

/** Where whoever thought better of it goes on. */
const LOOK = 'desk-look'

function Change({ settings }: { settings: Wish }) {
  const store = usePart(SettingsStore)
  const [typed, type] = useState<Typed>(settings)
  const [shown, show] = useState<{ wish: Wish; found: Found } | null>(null)
  const [saved, setSaved] = useState(false)
  const { failure, send } = useSend(text.refusalLine)
  const wish = wishOf(typed)
  const look = (asked: Wish): Promise<void> =>
    send(store.look(asked), { done: (found) => show({ wish: asked, found }) })
  const told = failure !== null && <ErrorSummary title={failure} faults={[]} />
  if (shown) {
    const change = (): unknown =>
      send(store.change(shown.wish, shown.found.fingerprint), {
        done() {
          show(null)
          setSaved(true)
          announce(words.saved)
        },
        async refused({ code }) {
          if (code === 'list-changed') await look(shown.wish)
          return false
        },
      })
    const again = (): void => {
      show(null)
      goTo(LOOK)
    }
    return (
      <>
        {told}
        <Met found={shown.found} />
        <BigButton key="send" word={words.send} onPress={change} />
        <BigButton key="again" kind="quiet" word={words.again} onPress={again} />
      </>
    )
  }
  const press = (): unknown => wish && look(wish)
  return (
    <>
      {saved && <NoticeBlock tone="info" title={words.saved} />}
      {told}
      <Fields
        typed={typed}
        onChange={(change) => {
          setSaved(false)
          type({ ...typed, ...change })
        }}
      />
      <BigButton
        key={LOOK}
        id={LOOK}
        word={words.look}
        off={wish ? undefined : words.lookOff}
        onPress={press}
      />
    </>
  )
}

/** Whose visits no longer fit, and why. */
function Met({ found: { now, visits, over } }: { found: Found }) {
  const more = over > 0 && <Words strong>{text.overWords(over)}</Words>
  if (visits.length === 0) {
    return (
      <>
        <Words strong>{words.unfitNone}</Words>
        {more}
      </>
    )
  }
  return (
    <Section title={words.unfitTitle}>
      <Words>{words.unfitNote}</Words>
      {more}
      {visits.map((visit) => (
        <GapCard
          key={visit.visitId}
          gap="waiting"
          title={text.unfitTitle(visit, dayOf(now))}
          note={text.unfitNote(visit)}
        >
          <Words>{text.unfitWhy(visit)}</Words>
        </GapCard>
      ))}
    </Section>
  )
}
