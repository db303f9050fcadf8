import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { EmptyDoor, NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { requests } from '../contract'
import { WithReason } from '../WithReason'
import * as text from '../text'

const { words } = text
type Listed = ReplyOf<typeof requests>

/** The requests that wait, for those who serve: who answers, and until when. */
export default observer(function Requests() {
  const { rooms } = useStores()
  const resource = rooms.desk.requests
  return (
    <Page
      title={words.requestsTitle}
      heading={words.requestsHeading}
      hint={words.requestsHint}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {(value) => (
        <>
          {value.requests.length === 0 && <EmptyDoor sentence={words.requestsEmpty} />}
          {value.requests.map((request) => (
            <Waiting key={request.bookingId} request={request} listed={value} onAnswered={resource.refresh} />
          ))}
        </>
      )}
    </Page>
  )
})

interface WaitingProps {
  request: Listed['requests'][number]
  listed: Listed
  onAnswered: () => Promise<void>
}

function Waiting({ request, listed, onAnswered }: WaitingProps) {
  const { day, start, end, room, people, purpose, expiresAt } = request
  return (
    <GapCard
      gap="waiting"
      tag={{ word: text.answerLine(expiresAt!, listed.now, listed.answerers), tone: 'act' }}
      title={`${room} · ${text.span(day, start, end)}`}
      note={text.whoLine(request)}
    >
      <Words>{`${text.headcount(people)} · ${purpose}`}</Words>
      {listed.mayAnswer && <Answer request={request} onAnswered={onAnswered} />}
    </GapCard>
  )
}

/** One press approves; declining wants a reason first. */
function Answer({ request: { bookingId, name }, onAnswered }: Omit<WaitingProps, 'listed'>) {
  const { desk } = useStores().rooms
  const { failure, send } = useSend(text.refusalLine)
  const approve = (): unknown => send(desk.approve(bookingId), { done: onAnswered })
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <BigButton word={words.approve} label={text.actOf(words.approve, name)} onPress={approve} />
      <WithReason
        id={bookingId}
        word={words.decline}
        label={text.actOf(words.decline, name)}
        question={words.reason}
        hint={words.reasonHint}
        yes={words.declineSend}
        no={words.keepAsking}
        send={(reason) => desk.decline(bookingId, reason)}
        onDone={onAnswered}
      />
    </>
  )
}
