import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { sayShortMoment } from '../../kernel/say'
import { dayOf, type Instant } from '../../kernel/time'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { MessageView } from '../contract'
import { InboxStore } from '../store'
import { pageOf, said, words } from '../text'

/** What one was told of; each entry opens what it is about. */
export default observer(function Inbox() {
  const stores = useStores()
  const inbox = stores.part(InboxStore)
  const shown = inbox.list.fetchedAt
  useEffect(() => {
    if (shown !== null) void inbox.seen().then(() => stores.home.mine.refresh())
  }, [inbox, stores, shown])
  return (
    <Page title={words.title} back={{ word: shell.back, onPress: back }} resource={inbox.list}>
      {({ messages, now }) =>
        messages.length === 0 ? (
          <EmptyDoor sentence={words.empty} />
        ) : (
          messages.map((message) => <Entry key={message.messageId} message={message} now={now} />)
        )
      }
    </Page>
  )
})

function Entry({ message, now }: { message: MessageView; now: Instant }) {
  const { elder } = useLook()
  const { title, note } = said(message, elder)
  const target = pageOf(message)
  return (
    <GapCard
      gap={message.read ? 'done' : 'waiting'}
      tag={message.read ? { word: words.read, tone: 'quiet' } : { word: words.fresh, tone: 'act' }}
      title={title}
      note={note}
      level={2}
      onPress={target ? () => go(target.page, target.query) : undefined}
    >
      <Words as="note">{sayShortMoment(message.toldAt, dayOf(now))}</Words>
    </GapCard>
  )
}
