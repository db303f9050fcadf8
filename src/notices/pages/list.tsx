import { observer } from 'mobx-react-lite'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { EmptyDoor } from '../../ui/States'
import { byLine, whenLine, words } from '../text'

/** The notice board; whoever holds the authority now can put something up. */
export default observer(function Notices() {
  const { notices } = useStores()
  const mayPublish = notices.list.value?.mayPublish ?? false
  const write = <BigButton word={words.write} onPress={() => go('notices/pages/publish')} />
  return (
    <Page
      title={words.title}
      heading={words.heading}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      bottom={mayPublish ? write : undefined}
      resource={notices.list}
    >
      {(value) => (
        <>
          {value.notices.length === 0 && <EmptyDoor sentence={words.empty} />}
          {value.notices.map((notice) => (
            <NoticeBlock
              key={notice.noticeId}
              title={notice.title}
              body={notice.body}
              by={`${byLine(notice.by, notice.acting)} · ${whenLine(notice.publishedAt)}`}
            />
          ))}
        </>
      )}
    </Page>
  )
})
