import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { usePart } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { Section } from '../../ui/Section'
import { Words } from '../../ui/Words'
import type * as contract from '../helpers/contract'
import { LinkCard } from '../helpers/LinkCard'
import { HelperStore } from '../helpers/store'
import { codeUntil, refusalLine, words } from '../helpers/text'

type Shown = ReplyOf<typeof contract.helpers>

/** Who may act for the reader, and for whom the reader may; either may end it here. */
export default observer(function Helpers() {
  const helpers = usePart(HelperStore)
  return (
    <Page title={words.title} back={{ word: shell.back, onPress: back }} resource={helpers.own}>
      {(shown) => (
        <>
          <Allowed shown={shown} />
          <Helping shown={shown} />
        </>
      )}
    </Page>
  )
})

function Allowed({ shown: { allowed } }: { shown: Shown }) {
  const helpers = usePart(HelperStore)
  const { elder } = useLook()
  return (
    <Section title={elder ? words.allowedElder : words.allowed}>
      {allowed.length === 0 && <Words>{elder ? words.nobodyElder : words.nobody}</Words>}
      {allowed.map((link) => (
        <LinkCard key={link.linkId} link={link} onEnded={helpers.own.refresh} />
      ))}
    </Section>
  )
}

function Helping({ shown: { helping, code } }: { shown: Shown }) {
  const helpers = usePart(HelperStore)
  const { elder } = useLook()
  const { failure, send } = useSend(refusalLine)
  const make = (): Promise<void> => send(helpers.makeCode(), { done: helpers.own.refresh })
  return (
    <Section title={elder ? words.helpingElder : words.helping}>
      {helping.map((link) => (
        <LinkCard key={link.linkId} link={link} onEnded={helpers.own.refresh} />
      ))}
      {code === null && <Words>{words.helpsNobody}</Words>}
      {code !== null && (
        <GapCard gap="waiting" title={code.code} note={codeUntil(code.until)}>
          <Words strong>{words.codeTitle}</Words>
          <Words as="second">{words.codeAfter}</Words>
        </GapCard>
      )}
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton kind="plain" word={code === null ? words.askCode : words.newCode} onPress={make} />
    </Section>
  )
}
