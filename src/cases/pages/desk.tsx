import { observer } from 'mobx-react-lite'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { usePart } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { Section } from '../../ui/Section'
import { EmptyDoor, NoRight } from '../../ui/States'
import { CaseCard } from '../CaseCard'
import type { CaseView } from '../contract'
import { CaseStore } from '../store'
import { words } from '../text'

const parts: readonly { readonly title: string; readonly has: (one: CaseView) => boolean }[] = [
  { title: words.askedPart, has: ({ turn }) => turn === 'asked' },
  { title: words.yoursPart, has: ({ turn }) => turn === 'yours' },
  { title: words.othersPart, has: ({ turn, state }) => turn === null && state !== 'done' },
  { title: words.waitingPart, has: ({ state }) => state === 'done' },
]

/** What is not solved, for those who receive: whose turn it is, what is late, in the order of the server. */
export default observer(function OpenCases() {
  const { open } = usePart(CaseStore)
  return (
    <Page
      title={words.deskTitle}
      heading={words.deskTitle}
      hint={words.deskHint}
      back={{ word: shell.back, onPress: back }}
      resource={open}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {({ cases, now }) => (
        <>
          {cases.length === 0 && <EmptyDoor sentence={words.deskEmpty} />}
          {parts.map(({ title, has }) => {
            const of = cases.filter(has)
            if (of.length === 0) return null
            return (
              <Section key={title} title={title}>
                {of.map((one) => (
                  <CaseCard key={one.caseId} one={one} now={now} />
                ))}
              </Section>
            )
          })}
        </>
      )}
    </Page>
  )
})
