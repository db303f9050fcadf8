import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { say } from '../../kernel/words'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { EmptyDoor, NoRight } from '../../ui/States'
import { page, words } from '../text'

/** Signing in as one of the invented people of the example community; elsewhere it says how one becomes known. */
export default observer(function SignIn() {
  const { session } = useStores()
  const { elder } = useLook()
  const [failure, setFailure] = useState<string | null>(null)
  const signIn = async (personId: string): Promise<void> => {
    const outcome = await session.signIn(personId)
    if (outcome.ok) return back()
    setFailure(
      'refusal' in outcome ? say(words, outcome.refusal, elder) : troubleLine(outcome.trouble, elder),
    )
  }
  return (
    <Page
      title={page.title}
      heading={session.demoPeople.value ? page.heading : page.title}
      hint={session.demoPeople.value ? page.hint : undefined}
      back={{ word: shell.back, onPress: back }}
      resource={session.demoPeople}
      refusal={() => <EmptyDoor sentence={say(words, { code: 'not-example' }, elder)} />}
      unknown={() => <NoRight title={page.desk} body={elder ? page.deskBodyElder : page.deskBody} />}
    >
      {({ people }) => (
        <>
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          {people.map(({ personId, name, about }) => (
            <ListRow
              key={personId}
              icon="person"
              title={name}
              note={about}
              onPress={() => signIn(personId)}
            />
          ))}
        </>
      )}
    </Page>
  )
})
