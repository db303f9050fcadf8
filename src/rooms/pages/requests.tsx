import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { leftWords, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { EmptyDoor, NoRight } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import { REASON, type requests } from '../contract'
import * as text from '../text'

const { words } = text
type Listed = ReplyOf<typeof requests>

/** The requests that wait, for those who serve: who answers, and until when. */
export default observer(function Requests() {
  const { rooms } = useStores()
  const resource = rooms.requests
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
  const { rooms } = useStores()
  const [declining, decline] = useState(false)
  const [reason, write] = useState('')
  const [tried, tell] = useState(false)
  const { failure, send } = useSend(text.refusalLine)
  const missing = reason.trim() === ''
  const press = (): unknown => {
    if (missing) return tell(true)
    return send(rooms.decline(bookingId, reason), { done: onAnswered })
  }
  if (!declining) {
    const approve = (): unknown => send(rooms.approve(bookingId), { done: onAnswered })
    return (
      <>
        {failure !== null && <ErrorSummary title={failure} faults={[]} />}
        <BigButton word={words.approve} label={text.actOf(words.approve, name)} onPress={approve} />
        <BigButton
          kind="quiet"
          word={words.decline}
          label={text.actOf(words.decline, name)}
          onPress={() => decline(true)}
        />
      </>
    )
  }
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <TextField
        id={`reason-${bookingId}`}
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onChange={write}
        limit={REASON}
        left={leftWords(REASON - reason.length)}
        error={tried && missing ? words.reasonMissing : undefined}
      />
      <BigButton kind="plain" word={words.declineSend} onPress={press} />
      <BigButton kind="quiet" word={words.keepAsking} onPress={() => decline(false)} />
    </>
  )
}
