import { observer } from 'mobx-react-lite'
import { back, go } from '../../../shell/go'
import { Page } from '../../../shell/Page'
import { useSend } from '../../../shell/send'
import { usePart, useStores } from '../../../shell/stores'
import { words as shell } from '../../../shell/text'
import { BigButton } from '../../../ui/BigButton'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { GapCard } from '../../../ui/GapCard'
import { useLook } from '../../../ui/Look'
import { Section } from '../../../ui/Section'
import { EmptyDoor } from '../../../ui/States'
import { Words } from '../../../ui/Words'
import type { OfferView, WaitView } from '../contract'
import { WaitStore } from '../store'
import * as text from '../text'

const { words } = text

/** What one waits for, and what is held for one now. */
export default observer(function Waits() {
  const { mine } = usePart(WaitStore)
  const { elder } = useLook()
  return (
    <Page
      title={words.mineTitle}
      heading={words.mineTitle}
      hint={words.mineHint}
      back={{ word: shell.back, onPress: back }}
      resource={mine}
    >
      {({ offers, waits, now }) => (
        <>
          {offers.length + waits.length === 0 && (
            <EmptyDoor
              sentence={words.empty}
              act={{ word: words.toRooms, onPress: () => go('rooms/pages/list') }}
            />
          )}
          {offers.length > 0 && (
            <Section title={elder ? words.offersElder : words.offers}>
              {offers.map((offer) => (
                <Offer key={offer.bookingId} offer={offer} heldUntil={text.heldUntil(offer.until, now)} />
              ))}
            </Section>
          )}
          {waits.length > 0 && (
            <Section title={words.waits}>
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

const Offer = observer(function Offer({ offer, heldUntil }: { offer: OfferView; heldUntil: string }) {
  const store = usePart(WaitStore)
  const { home } = useStores()
  const { failure, send } = useSend(text.refusalLine)
  const again = (): Promise<unknown> => Promise.all([store.mine.refresh(), home.view.refresh()])
  const taken = async ({ bookingId }: { bookingId: string }): Promise<unknown> => {
    void again()
    return go('rooms/pages/slip', { booking: bookingId })
  }
  return (
    <GapCard
      gap="waiting"
      tag={{ word: words.offered, tone: 'act' }}
      title={text.entryTitle(offer)}
      note={text.offerNote(offer)}
    >
      <Words as="second">{heldUntil}</Words>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton
        kind="plain"
        word={words.take}
        label={text.actOf(words.take, offer)}
        onPress={() => send(store.accept(offer.bookingId), { done: taken })}
      />
      <BigButton
        kind="quiet"
        word={words.leaveOffer}
        label={text.actOf(words.leaveOffer, offer)}
        onPress={() => send(store.decline(offer.bookingId), { done: again })}
      />
    </GapCard>
  )
})

const Wait = observer(function Wait({ wait }: { wait: WaitView }) {
  const store = usePart(WaitStore)
  const { failure, send } = useSend(text.refusalLine)
  return (
    <GapCard
      gap="closed"
      tag={{ word: words.inLine, tone: 'info' }}
      title={text.entryTitle(wait)}
      note={text.waitNote(wait)}
    >
      <Words as="second">{text.aheadWords(wait.ahead)}</Words>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton
        kind="quiet"
        word={words.leave}
        label={text.actOf(words.leave, wait)}
        onPress={() => send(store.leave(wait.waitId), { done: () => store.mine.refresh() })}
      />
    </GapCard>
  )
})
