import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, go, isOnTop, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { NoRight } from '../../ui/States'
import type * as contract from '../contract'
import type { RoomSettings } from '../contract'
import { Inside } from '../Inside'
import { SettingsFields } from '../SettingsFields'
import * as text from '../text'

const { words } = text
type Room = ReplyOf<typeof contract.settings>['rooms'][number]
type Found = ReplyOf<typeof contract.changing>

/** The rooms to choose from, then one of them: for when it is closed, and its settings. */
export default observer(function Settings() {
  const { desk } = useStores().rooms
  const roomId = useRouter().params['room'] ?? ''
  const resource = desk.settings
  const name = resource.value?.rooms.find((one) => one.roomId === roomId)?.name
  return (
    <Page
      title={words.manage}
      heading={name ?? words.manageHeading}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {({ rooms }) => {
        const room = rooms.find((one) => one.roomId === roomId)
        if (room) return <One key={roomId} room={room} onChanged={resource.refresh} />
        return (
          <>
            {rooms.map((each) => (
              <ListRow
                key={each.roomId}
                icon="key"
                title={each.name}
                note={text.settingsNote(each)}
                onPress={() => go('rooms/pages/settings', { room: each.roomId })}
              />
            ))}
            <ListRow
              icon="door"
              title={words.hallsTitle}
              note={words.hallsNote}
              onPress={() => go('rooms/halls/pages/halls')}
            />
          </>
        )
      }}
    </Page>
  )
})

function One({ room, onChanged }: { room: Room; onChanged: () => Promise<void> }) {
  return (
    <>
      <Section title={words.closures}>
        {room.closures.map((closure) => (
          <Closure key={closure.closureId} closure={closure} onEnded={onChanged} />
        ))}
        <ListRow
          icon="door"
          title={words.closeTitle}
          note={words.closeNote}
          onPress={() => go('rooms/pages/close', { room: room.roomId })}
        />
      </Section>
      <Change room={room} />
    </>
  )
}

function Closure({ closure, onEnded }: { closure: Room['closures'][number]; onEnded: () => Promise<void> }) {
  const { desk } = useStores().rooms
  const { failure, send } = useSend(text.refusalLine)
  const reopen = (): unknown => send(desk.reopen(closure.closureId), { done: onEnded })
  return (
    <GapCard gap="closed" title={closure.reason} note={text.closureLine(closure)}>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton
        kind="quiet"
        word={words.reopen}
        label={text.actOf(words.reopen, closure.reason)}
        onPress={reopen}
      />
    </GapCard>
  )
}

/** What is set, and before it is set: which bookings would no longer fit. They stay. */
function Change({ room }: { room: Room }) {
  const { desk } = useStores().rooms
  const [settings, set] = useState(room.settings as RoomSettings)
  const [found, setFound] = useState<Found | null>(null)
  const { failure, send } = useSend(text.refusalLine)
  const asked = { roomId: room.roomId, settings }
  const look = (): Promise<void> => send(desk.changing(asked), { done: setFound })
  const change = (): unknown =>
    send(desk.change({ ...asked, fingerprint: found!.fingerprint }), {
      done: () => (isOnTop() ? back() : replace('rooms/pages/settings', {})),
      async refused({ code }) {
        if (code === 'list-changed') await look()
        return false
      },
    })
  const told = failure !== null && <ErrorSummary title={failure} faults={[]} />
  if (found) {
    return (
      <>
        {told}
        <Inside title={words.misfitsTitle} none={words.misfitsNone} bookings={found.bookings} />
        <BigButton word={words.changeSend} onPress={change} />
        <BigButton kind="quiet" word={words.closeBack} onPress={() => setFound(null)} />
      </>
    )
  }
  return (
    <>
      {told}
      <SettingsFields
        settings={settings}
        lanesFixed={room.lanesFixed}
        onChange={(change) => set({ ...settings, ...change })}
      />
      <BigButton word={words.changeLook} onPress={look} />
    </>
  )
}
