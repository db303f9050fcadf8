import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import type { Instant } from '../../kernel/time'
import { back, isOnTop, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ConfirmPanel } from '../../ui/ConfirmPanel'
import { GapCard } from '../../ui/GapCard'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { OwnVoter, show } from '../contract'
import { doorWords, momentWords, refusalLine } from '../text'
import { address, nextVote, receiptWords, words } from '../words'
import { toCast } from './own'

type Shown = ReplyOf<typeof show>

/** The receipt of one cast vote, right after casting and whenever it is looked for again. */
export default observer(function Receipt() {
  const { params } = useRouter()
  const { ballots } = useStores()
  const { elder } = useLook()
  const ballotId = params['ballot'] ?? ''
  const voterId = params['voter'] ?? ''
  const resource = ballots.ballotOf(ballotId)
  const toBallot = (): unknown => (isOnTop() ? back() : replace('ballots/pages/show', { ballot: ballotId }))
  return (
    <Page
      title={words.castTitle}
      headed
      back={{ word: shell.back, onPress: toBallot }}
      bottom={<BigButton word={words.backToBallot} onPress={toBallot} />}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-ballot' }, elder)} />}
    >
      {(shown) => <Inside shown={shown} voterId={voterId} />}
    </Page>
  )
})

const Inside = observer(function Inside({ shown, voterId }: { shown: Shown; voterId: string }) {
  const { ballots } = useStores()
  const { elder } = useLook()
  const voter = shown.mine.onRoll.find((each) => each.voterId === voterId)
  if (!voter) return <EmptyDoor sentence={address(words.gone, elder)} />
  const fresh = ballots.receipts.get(voterId)
  const castAt = fresh?.castAt ?? voter.castAt
  const receipt = fresh?.receipt ?? voter.receipt
  if (castAt === null || receipt === null) return <EmptyDoor sentence={words.noReceipt} />
  const left = shown.ballot.state === 'open' ? toCast(shown.mine.onRoll) : []
  const next = left.find((each) => each.voterId !== voterId)
  return <Kept shown={shown} voter={voter} castAt={castAt} receipt={receipt} next={next} />
})

interface KeptProps {
  shown: Shown
  voter: OwnVoter
  castAt: Instant
  receipt: string
  next: OwnVoter | undefined
}

function Kept({ shown: { ballot }, voter, castAt, receipt, next }: KeptProps) {
  const { elder } = useLook()
  return (
    <ConfirmPanel
      word={words.castWord}
      sentence={words.castSentence}
      code={receiptWords(receipt)}
      tag={{ word: words.receipt, tone: 'good' }}
      rows={[
        { key: words.what, value: ballot.title },
        { key: words.whose, value: doorWords(voter) },
        { key: words.castAt, value: momentWords(castAt) },
      ]}
    >
      {next && (
        <BigButton
          kind="plain"
          word={nextVote(next)}
          onPress={() => replace('ballots/pages/vote', { ballot: ballot.ballotId, voter: next.voterId })}
        />
      )}
      <GapCard gap="closed" level={2} title={words.receiptWhy}>
        {[words.receiptGood, words.receiptBlind, words.receiptAgain].map((line) => (
          <Words key={line} as="second">
            {address(line, elder)}
          </Words>
        ))}
      </GapCard>
    </ConfirmPanel>
  )
}
