import { observer } from 'mobx-react-lite'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { GapCard } from '../../ui/GapCard'
import { EmptyDoor, NoRight } from '../../ui/States'
import { NoteStore } from '../handover/store'
import { actNote, actTitle, words } from '../record/text'

/** What was done in the secretary's stead, for those who look after it. */
export default observer(function Acts() {
  const store = useStores().part(NoteStore)
  return (
    <Page
      title={words.title}
      heading={words.heading}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={store.acts}
      refusal={() => <NoRight title={words.notAllowed} body={words.notAllowedBody} />}
    >
      {({ acts }) => (
        <>
          {acts.length === 0 && <EmptyDoor sentence={words.none} />}
          {acts.map((act) => (
            <GapCard key={`${act.at} ${act.what}`} gap="done" title={actTitle(act)} note={actNote(act)} />
          ))}
        </>
      )}
    </Page>
  )
})
