import { observer } from 'mobx-react-lite'
import type { ReplyOf, Role } from '../../kernel/contract'
import { sayRole, tenureWords } from '../../people/text'
import { dayList } from '../../reception/contract'
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
          <BallotPart mine={mine} />
          <DeskPart mine={mine} />
          <ListRow
            icon="person"
            title={words.helpers}
            note={words.helpersNote}
            onPress={() => go('people/pages/helpers')}
          />
          {/* What this phone kept from before visits were there has none. */}
          <MineBooked bookings={mine.bookings} visits={mine.visits ?? []} now={mine.now} />
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

const receiving: readonly string[] = dayList.who as readonly Role[]

/** For those who serve here: who comes, and their own part in the duty. */
function DeskPart({ mine: { me, duty } }: { mine: Mine }) {
  const staff = me.roles.some(({ role }) => role === 'staff')
  const receives = me.roles.some(({ role }) => receiving.includes(role))
  if (!receives && !duty) return null
  return (
    <Section title={words.desk}>
      {receives && (
        <ListRow
          icon="person"
          title={words.visits}
          note={words.visitsNote}
          onPress={() => go('reception/pages/desk')}
        />
      )}
      {staff && (
        <ListRow
          icon="phone"
          title={words.calls}
          note={words.callsNote}
          onPress={() => go('messages/pages/calls')}
        />
      )}
      {staff && (
        <ListRow
          icon="person"
          title={words.allow}
          note={words.allowNote}
          onPress={() => go('people/pages/allow')}
        />
      )}
      {duty && (
        <ListRow
          icon="door"
          title={words.stepOut}
          note={duty.outSince !== null ? words.outNow : words.stepOutNote}
          onPress={() => go('duty/pages/out')}
        />
      )}
      <ListRow
        icon="calendar"
        title={words.turns}
        note={words.turnsNote}
        onPress={() => go('duty/pages/turns')}
      />
      {duty?.holder && (
        <ListRow
          icon="board"
          title={words.publish}
          note={words.publishNote}
          onPress={() => go('notices/pages/publish')}
        />
      )}
    </Section>
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
