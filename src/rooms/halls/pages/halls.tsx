import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../../kernel/contract'
import { back, go } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { useSend } from '../../../shell/send'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { BigButton } from '../../../ui/BigButton'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { GapCard } from '../../../ui/GapCard'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import { NoRight } from '../../../ui/States'
import { Words } from '../../../ui/Words'
import { Inside } from '../../Inside'
import { words as rooms } from '../../text'
import type { halls, linking } from '../contract'
import { HallStore } from '../store'
import * as text from '../text'

const { words } = text
type All = ReplyOf<typeof halls>['rooms']
type Room = All[number]

/** The rooms with what they split into, then one of them: what is booked is seen before its parts change. */
export default observer(function Halls() {
  const { list } = usePart(HallStore)
  const roomId = useRouter().params['room'] ?? ''
  const name = list.value?.rooms.find((one) => one.roomId === roomId)?.name
  return (
    <Page
      title={words.title}
      heading={name ?? words.title}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={list}
      refusal={() => <NoRight title={rooms.notStaff} body={rooms.notStaffBody} />}
    >
      {(value) => {
        const room = value.rooms.find((one) => one.roomId === roomId)
        if (room) return <One room={room} all={value.rooms} />
        return value.rooms.map((each) => (
          <ListRow
            key={each.roomId}
            icon="key"
            title={each.name}
            note={text.noteOf(namesOf(value.rooms, each.parts), namesOf(value.rooms, each.halls))}
            onPress={() => go('rooms/halls/pages/halls', { room: each.roomId })}
          />
        ))
      }}
    </Page>
  )
})

const namesOf = (all: All, ids: readonly string[]): string[] =>
  all.filter(({ roomId }) => ids.includes(roomId)).map(({ name }) => name)

interface Change {
  readonly part: Room
  readonly join: boolean
  readonly found: ReplyOf<typeof linking>
}

function One({ room, all }: { room: Room; all: All }) {
  const store = usePart(HallStore)
  const [change, setChange] = useState<Change | null>(null)
  const { failure, send } = useSend(text.refusalLine)
  const asked = (part: Room, join: boolean) => ({ roomId: room.roomId, partId: part.roomId, join })
  const look = (part: Room, join: boolean): Promise<void> =>
    send(store.linking(asked(part, join)), { done: (found) => setChange({ part, join, found }) })
  const confirm = ({ part, join, found }: Change): Promise<void> =>
    send(store.link({ ...asked(part, join), fingerprint: found.fingerprint }), {
      done() {
        setChange(null)
        return store.list.refresh()
      },
      async refused({ code }) {
        if (code === 'list-changed') await look(part, join)
        return false
      },
    })
  const told = failure !== null && <ErrorSummary title={failure} faults={[]} />
  if (change) {
    return (
      <>
        {told}
        <Confirm change={change} hall={room.name} onConfirm={() => confirm(change)} />
        <BigButton kind="quiet" word={words.back} onPress={() => setChange(null)} />
      </>
    )
  }
  return (
    <>
      {told}
      <Parts room={room} all={all} onLook={look} />
    </>
  )
}

interface PartsProps {
  room: Room
  all: All
  onLook: (part: Room, join: boolean) => Promise<void>
}

/** What it splits into now, and what it could. */
function Parts({ room, all, onLook }: PartsProps) {
  const isPart = ({ roomId }: Room): boolean => room.parts.includes(roomId)
  const others = all.filter((one) => one.roomId !== room.roomId && !isPart(one))
  return (
    <>
      <Section title={words.parts}>
        {room.parts.length === 0 && <Words as="second">{words.none}</Words>}
        {all.filter(isPart).map((part) => (
          <GapCard key={part.roomId} gap="answered" title={part.name}>
            <BigButton
              kind="quiet"
              word={words.takeOut}
              label={text.actOf(words.takeOut, part.name)}
              onPress={() => onLook(part, false)}
            />
          </GapCard>
        ))}
      </Section>
      <Section title={words.others}>
        {others.map((part) => (
          <ListRow key={part.roomId} icon="door" title={part.name} onPress={() => onLook(part, true)} />
        ))}
      </Section>
    </>
  )
}

function Confirm({ change, hall, onConfirm }: { change: Change; hall: string; onConfirm: () => unknown }) {
  const { part, join, found } = change
  return (
    <>
      <Words strong>{join ? text.joinLine(part.name, hall) : text.outLine(part.name, hall)}</Words>
      <Inside
        title={join ? words.joinTitle : words.outTitle}
        none={join ? words.joinNone : words.outNone}
        bookings={found.bookings}
      />
      {/* Two parties in one room: nothing to confirm until they have settled it. */}
      {!(join && found.bookings.length > 0) && <BigButton word={words.confirm} onPress={onConfirm} />}
    </>
  )
}
