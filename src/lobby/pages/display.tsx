import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { DutyPlate } from '../../duty/DutyPlate'
import type { ReplyOf } from '../../kernel/contract'
import { sayDay, saySlot } from '../../kernel/say'
import { dayOf, minuteOf } from '../../kernel/time'
import { serverNow, useLive } from '../../shell/live'
import { Page } from '../../shell/Page'
import { usePart } from '../../shell/stores'
import { aria } from '../../ui/aria'
import { StatusTag } from '../../ui/StatusTag'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { LobbyRoom, view } from '../contract'
import { LobbyStore } from '../store'
import { askHere, calledWords, roomWords, waitingWords, words } from '../text'
import styles from './display.module.scss'

/** Nobody waits before a wall for longer than they would look at a watch. */
const every = (): number => 15_000

/** The screen in the lobby: read from across the room, touched by nobody, without a name of any resident. */
export default observer(function Display() {
  const lobby = usePart(LobbyStore)
  useLive(lobby.view, every)
  return (
    <Page title={words.title} wall resource={lobby.view}>
      {(value) => <Board value={value} />}
    </Page>
  )
})

const Board = observer(function Board({ value }: { value: ReplyOf<typeof view> }) {
  const lobby = usePart(LobbyStore)
  const now = serverNow(value.now, lobby.view)
  const { name, phone } = value.community
  return (
    <View className={styles.board}>
      <View className={styles.head}>
        <View className={styles.name}>
          <Words as="title" level={1}>
            {name}
          </Words>
          <Words as="second">{`${sayDay(dayOf(now))} · ${words.lunar}${value.lunar}`}</Words>
        </View>
        <View className={styles.clock}>{saySlot(minuteOf(now))}</View>
      </View>
      <View className={styles.parts}>
        <View className={styles.part}>
          <DutyPlate plate={value.plate} now={now} phone={phone} wall />
          {value.line && <LinePart {...value.line} />}
        </View>
        <View className={styles.part}>
          <Words as="sub" level={2}>
            {words.rooms}
          </Words>
          {value.rooms.length === 0 && <EmptyDoor sentence={words.noRooms} />}
          {value.rooms.map((room) => (
            <RoomRow key={room.roomId} room={room} />
          ))}
        </View>
      </View>
      <Words as="second">{askHere(phone)}</Words>
    </View>
  )
})

/** Whose turn it is, by number; a screen reader hears it when it changes. */
function LinePart({ called, waiting }: NonNullable<ReplyOf<typeof view>['line']>) {
  const [last, ...before] = called
  return (
    <View className={styles.line} {...aria({ role: 'status', live: 'polite' })}>
      <Words as="sub" level={2}>
        {words.line}
      </Words>
      {last === undefined ? (
        <Words>{words.nobodyCalled}</Words>
      ) : (
        <View className={styles.called}>
          <View className={styles.number}>{calledWords(last)}</View>
          <Words strong>{words.comeIn}</Words>
          {before.length > 0 && <Words as="sub">{before.map(calledWords).join(' · ')}</Words>}
        </View>
      )}
      <Words as="second">{waitingWords(waiting)}</Words>
    </View>
  )
}

function RoomRow({ room }: { room: LobbyRoom }) {
  const { tag, note } = roomWords(room)
  return (
    <View className={styles.room}>
      <View className={styles.grow}>
        <Words strong>{room.name}</Words>
        <Words as="second">{note}</Words>
      </View>
      <StatusTag {...tag} />
    </View>
  )
}
