import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { dayOf } from '../../kernel/time'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import { words as quota } from '../quota/text'
import { words as wait } from '../wait/text'
import { aboutRoom, forWhom, nextFree, openHours, shareWords, words } from '../text'

/** The rooms, each with when it is next free. */
export default observer(function Rooms() {
  const { rooms } = useStores()
  const forOther = useRouter().params['for'] === 'desk'
  const visitor = forOther ? rooms.draft?.visitor : null
  return (
    <Page
      title={words.title}
      heading={visitor ? forWhom(visitor) : words.heading}
      hint={forOther ? undefined : words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={rooms.list}
    >
      {(value) => (
        <>
          {shareWords(value.share) !== null && <Words as="note">{shareWords(value.share)}</Words>}
          {value.rooms.length === 0 && <EmptyDoor sentence={words.empty} />}
          {value.rooms.map((room) => (
            <GapCard
              key={room.roomId}
              gap={room.next ? 'done' : 'closed'}
              tag={
                room.next
                  ? { word: nextFree(room.next.day, room.next.start, dayOf(value.now)), tone: 'good' }
                  : { word: words.noNext, tone: 'quiet' }
              }
              title={room.name}
              note={room.purpose}
              onPress={() =>
                go('rooms/pages/times', { room: room.roomId, ...(forOther ? { for: 'desk' } : {}) })
              }
            >
              <Words as="note">{aboutRoom(room)}</Words>
              <Words as="note">{`${openHours(room)} · ${room.place}`}</Words>
            </GapCard>
          ))}
          <ListRow
            icon="person"
            title={wait.mineTitle}
            note={wait.mineNote}
            onPress={() => go('rooms/wait/pages/mine')}
          />
          <ListRow
            icon="calendar"
            title={quota.row}
            note={quota.rowNote}
            onPress={() => go('rooms/quota/pages/quota')}
          />
        </>
      )}
    </Page>
  )
})
