import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../../kernel/contract'
import { back } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { useSend } from '../../../shell/send'
import { usePart } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { BigButton } from '../../../ui/BigButton'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { GapCard } from '../../../ui/GapCard'
import { Section } from '../../../ui/Section'
import { EmptyDoor, NoRight } from '../../../ui/States'
import { Words } from '../../../ui/Words'
import type { waiting } from '../contract'
import { WaitStore } from '../store'
import * as desk from '../desk-text'
import * as text from '../text'

const { words } = desk
type Waiting = ReplyOf<typeof waiting>

/** Who waits for which room, and what is held for whom: the desk answers for those who are phoned. */
export default observer(function WaitingDesk() {
  const store = usePart(WaitStore)
  return (
    <Page
      title={words.title}
      heading={words.title}
      hint={words.deskHint}
      back={{ word: shell.back, onPress: back }}
      resource={store.desk}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {({ offers, waits, now }) => (
        <>
          {offers.length + waits.length === 0 && <EmptyDoor sentence={words.deskEmpty} />}
          {offers.length > 0 && (
            <Section title={words.deskOffers}>
              {offers.map((offer) => (
                <Offer key={offer.bookingId} offer={offer} heldUntil={text.heldUntil(offer.until, now)} />
              ))}
            </Section>
          )}
          {waits.length > 0 && (
            <Section title={text.words.waits}>
              {waits.map((wait) => (
                <Wait key={wait.waitId} wait={wait} />
              ))}
            </Section>
          )}
        </>
      )}
    </Page>
  )
})

function Offer({ offer, heldUntil }: { offer: Waiting['offers'][number]; heldUntil: string }) {
  const store = usePart(WaitStore)
  const { failure, send } = useSend(text.refusalLine)
  const answer = (take: boolean): Promise<void> =>
    send(store.answerFor(offer.bookingId, take), { done: store.desk.refresh })
  return (
    <GapCard
      gap="waiting"
      tag={{ word: text.words.offered, tone: 'act' }}
      title={text.entryTitle(offer)}
      note={desk.whoseNote(offer, offer.room)}
    >
      <Words>{offer.purpose}</Words>
      <Words as="second">{heldUntil}</Words>
      {offer.byDesk && <Words as="note">{words.byDesk}</Words>}
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton
        kind="plain"
        word={words.takeFor}
        label={desk.actFor(words.takeFor, offer, offer)}
        onPress={() => answer(true)}
      />
      <BigButton
        kind="quiet"
        word={words.leaveFor}
        label={desk.actFor(words.leaveFor, offer, offer)}
        onPress={() => answer(false)}
      />
    </GapCard>
  )
}

function Wait({ wait }: { wait: Waiting['waits'][number] }) {
  const store = usePart(WaitStore)
  const { failure, send } = useSend(text.refusalLine)
  return (
    <GapCard
      gap="closed"
      tag={{ word: text.words.inLine, tone: 'info' }}
      title={text.entryTitle(wait)}
      note={desk.whoseNote(wait, wait.room)}
    >
      <Words as="second">{text.aheadWords(wait.ahead)}</Words>
      {wait.byDesk && <Words as="note">{words.byDesk}</Words>}
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton
        kind="quiet"
        word={words.leaveWaitFor}
        label={desk.actFor(words.leaveWaitFor, wait, wait)}
        onPress={() => send(store.leaveFor(wait.waitId), { done: store.desk.refresh })}
      />
    </GapCard>
  )
}
