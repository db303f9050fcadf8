import { observer } from 'mobx-react-lite'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ListRow } from '../../ui/ListRow'
import { EmptyDoor } from '../../ui/States'
import { words } from '../desk-words'
import { stateWord, whenWords } from '../words'

/** What is being prepared or voted, for whoever has a part in that. */
export default observer(function Desk() {
  const { ballots } = useStores()
  const mayDraft = ballots.list.value?.mayDraft === true
  const draft = (
    <BigButton
      word={words.draft}
      off={mayDraft ? undefined : words.draftOff}
      onPress={() => go('ballots/pages/draft')}
    />
  )
  return (
    <Page
      title={words.title}
      heading={words.heading}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      bottom={draft}
      resource={ballots.list}
    >
      {(value) => {
        const going = value.ballots.filter(({ state }) => state !== 'closed')
        if (going.length === 0) return <EmptyDoor sentence={words.empty} />
        return going.map((ballot) => (
          <ListRow
            key={ballot.ballotId}
            title={ballot.title}
            note={whenWords(ballot, value.now)}
            tag={{ word: stateWord[ballot.state], tone: ballot.state === 'open' ? 'wait' : 'quiet' }}
            onPress={() => go('ballots/pages/prepare', { ballot: ballot.ballotId })}
          />
        ))
      }}
    </Page>
  )
})
