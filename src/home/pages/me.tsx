import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { sayRole, tenureWords } from '../../people/text'
import { go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { PersonRow } from '../../ui/PersonRow'
import { Section } from '../../ui/Section'
import { Toggle } from '../../ui/Toggle'
import type * as contract from '../contract'
import { DeskPart } from '../DeskPart'
import { HomeTabs } from '../HomeTabs'
import { MineBooked } from '../Mine'
import { unreadNote, words } from '../text'

type Mine = ReplyOf<typeof contract.mine>

export default observer(function Me() {
  const { home } = useStores()
  return (
    <Page title={words.me} resource={home.mine} tabs={<HomeTabs current="me" />} always={<Below />}>
      {(mine) => (
        <>
          <Who mine={mine} />
          <ListRow
            icon="board"
            title={words.messages}
            note={unreadNote(mine.unread ?? 0)}
            onPress={() => go('messages/pages/inbox')}
          />
          <ListRow
            icon="ajar"
            title={words.cases}
            note={words.casesNote}
            onPress={() => go('cases/pages/mine')}
          />
          <BallotPart mine={mine} />
          <DeskPart mine={mine} />
          <ListRow
            icon="person"
            title={words.helpers}
            note={words.helpersNote}
            onPress={() => go('people/pages/helpers')}
          />
          {/* What this phone kept from before visits were there has none. */}
          <MineBooked
            bookings={mine.bookings}
            visits={mine.visits ?? []}
            helped={mine.helped ?? []}
            now={mine.now}
          />
        </>
      )}
    </Page>
  )
})

function Who({ mine: { me } }: { mine: Mine }) {
  const home = me.homes.map((where) => (me.tenure ? `${where} ${tenureWords[me.tenure]}` : where))
  const gone = !me.residentNow && me.roles.length === 0
  const lines = [...home, ...me.roles.map(sayRole)]
  return <PersonRow name={me.name} role={gone ? words.residentGone : lines.join(' · ')} />
}

/** Whoever prepares ballots or enters paper does it from here too. */
function BallotPart({ mine: { me, duty } }: { mine: Mine }) {
  const { elder } = useLook()
  const desk = duty?.holder || me.roles.some(({ role }) => role === 'staff' || role === 'oversight')
  return (
    <>
      <ListRow
        icon="check"
        title={words.ballots}
        note={elder ? words.ballotsNoteElder : words.ballotsNote}
        onPress={() => go('ballots/pages/list')}
      />
      {desk && (
        <ListRow
          icon="desk"
          title={words.ballotDesk}
          note={words.ballotDeskNote}
          onPress={() => go('ballots/pages/desk')}
        />
      )}
    </>
  )
}

/** Below everything, in every state of the page. */
const Below = observer(function Below() {
  const { home, session } = useStores()
  const signOut = (): Promise<void> => {
    session.signOut()
    return home.mine.refresh()
  }
  return (
    <>
      <LookSwitch />
      {/* In WeChat nobody signs in: who calls is known by itself, and so there is nothing to sign out of. */}
      {session.token !== null && <BigButton kind="quiet" word={words.signOut} onPress={signOut} />}
    </>
  )
})

const LookSwitch = observer(function LookSwitch() {
  const { look } = useStores()
  return (
    <Section title={words.look}>
      <Toggle
        word={words.elderMode}
        note={words.elderNote}
        on={look.elder}
        states={{ on: words.on, off: words.off }}
        onChange={look.choose}
      />
    </Section>
  )
})
