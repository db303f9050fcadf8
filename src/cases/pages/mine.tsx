import { observer } from 'mobx-react-lite'
import { back, go } from '../../shell/go'
import { Page } from '../../shell/Page'
import { usePart } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import { CaseCard } from '../CaseCard'
import { CaseStore } from '../store'
import { words } from '../text'

/** One's own cases and those of whoever lets one: what is open first. */
export default observer(function MyCases() {
  const { mine } = usePart(CaseStore)
  return (
    <Page
      title={words.mineTitle}
      heading={words.mineTitle}
      hint={words.mineHint}
      back={{ word: shell.back, onPress: back }}
      resource={mine}
    >
      {({ cases, now }) => {
        const parts = [
          { title: words.openPart, of: cases.filter(({ state }) => state !== 'solved') },
          { title: words.overPart, of: cases.filter(({ state }) => state === 'solved') },
        ].filter((part) => part.of.length > 0)
        if (parts.length === 0) {
          const act = { word: words.visit, onPress: () => go('reception/pages/whom') }
          return <EmptyDoor sentence={words.mineEmpty} act={act} />
        }
        return parts.map(({ title, of }) => (
          <Section key={title} title={title}>
            {of.map((one) => (
              <CaseCard key={one.caseId} one={one} now={now} />
            ))}
          </Section>
        ))
      }}
    </Page>
  )
})
