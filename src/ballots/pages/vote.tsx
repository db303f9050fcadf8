import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, go, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { useLook } from '../../ui/Look'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { QuestionPage } from '../../ui/QuestionPage'
import { EmptyDoor } from '../../ui/States'
import { VotePaper } from '../../ui/VotePaper'
import { Words } from '../../ui/Words'
import { choices, type Choice, type OwnVoter, type show } from '../contract'
import { characterWords, choiceWord, doorWords, refusalLine } from '../text'
import { address, closedWords, paperWhose, sureSentence, words } from '../words'
import { OwnVotes, toCast } from './own'

type Shown = ReplyOf<typeof show>

const options = choices.map((key) => ({ key, word: choiceWord[key] }))

/** The paper of one vote, then one more question, because what is cast stays cast. */
export default observer(function Vote() {
  const { params } = useRouter()
  const { ballots } = useStores()
  const { elder } = useLook()
  const resource = ballots.ballotOf(params['ballot'] ?? '')
  const shown = resource.value
  const voter = shown && voterOf(shown, params['voter'])
  const [choice, choose] = useState<Choice | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [asking, ask] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  if (shown && voter && choice && asking) {
    const toPaper = (line: string | null): void => {
      setFailure(line)
      ask(false)
    }
    return <Sure shown={shown} voter={voter} choice={choice} onBack={toPaper} />
  }
  const missing = choice === null && attempt > 0
  const press = (): void => {
    setFailure(null)
    if (choice === null) setAttempt(attempt + 1)
    else ask(true)
  }
  const bottom = (
    <>
      <BigButton word={words.paperNext} onPress={press} />
      <Words as="note">{words.paperAfter}</Words>
    </>
  )
  return (
    <Page
      title={words.vote}
      over={shown ? characterWords[shown.ballot.character].name : undefined}
      heading={shown?.ballot.title}
      back={{ word: shell.back, onPress: back }}
      bottom={voter ? bottom : undefined}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-ballot' }, elder)} />}
    >
      {(value) => (
        <>
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          {missing && <ErrorSummary title={words.summary} faults={faults} attempt={attempt} />}
          {voter ? (
            <Paper shown={value} voter={voter} choice={choice} choose={choose} told={missing} />
          ) : (
            <NoVote shown={value} />
          )}
        </>
      )}
    </Page>
  )
})

const faults = [{ field: 'ballot-choice', message: words.choose }]

/** The vote that the page was opened for, else the first that is still to cast; null when it cannot be cast. */
function voterOf({ ballot, mine }: Shown, voterId: string | undefined): OwnVoter | null {
  if (ballot.state !== 'open') return null
  const left = toCast(mine.onRoll)
  return (voterId === undefined ? left[0] : left.find((voter) => voter.voterId === voterId)) ?? null
}

interface PaperProps {
  shown: Shown
  voter: OwnVoter
  choice: Choice | null
  choose: (choice: Choice) => void
  told: boolean
}

function Paper({ shown: { ballot }, voter, choice, choose, told }: PaperProps) {
  const { elder } = useLook()
  return (
    <>
      <Words as="second">{characterWords[ballot.character].about}</Words>
      <VotePaper
        id="ballot-choice"
        title={words.paper}
        whose={address(paperWhose(voter, ballot.rule.unit), elder)}
        question={ballot.question}
        options={options}
        value={choice}
        onChange={choose}
        error={told ? words.choose : undefined}
      />
      <Words as="note">{words.named}</Words>
    </>
  )
}

/** It is not open, or the vote is cast already, or not the caller's: which of them, and what can be done. */
function NoVote({ shown }: { shown: Shown }) {
  const { ballot } = shown
  const closed = ballot.state === 'closed'
  const see = {
    word: words.seeResult,
    onPress: () => replace('ballots/pages/result', { ballot: ballot.ballotId }),
  }
  return (
    <>
      {ballot.state !== 'open' && <EmptyDoor sentence={closedWords(ballot)} act={closed ? see : undefined} />}
      <OwnVotes shown={shown} />
    </>
  )
}

interface SureProps {
  shown: Shown
  voter: OwnVoter
  choice: Choice
  /** Back to the paper, with what was refused, if anything was. */
  onBack: (line: string | null) => void
}

function Sure({ shown: { ballot }, voter, choice, onBack }: SureProps) {
  const { elder } = useLook()
  const [failure, setFailure] = useState<string | null>(null)
  const send = useCast({ ballotId: ballot.ballotId, voterId: voter.voterId, choice }, setFailure, onBack)
  const toPaper = (): void => onBack(null)
  return (
    <QuestionPage
      title={words.sureTitle}
      step={doorWords(voter)}
      question={words.sure}
      back={{ word: shell.back, onPress: toPaper }}
      failure={failure ?? undefined}
      next={{ word: words.cast, onPress: send }}
    >
      <NoticeBlock
        title={address(sureSentence(voter, ballot.rule.unit, choice), elder)}
        body={ballot.title}
      />
      <BigButton kind="plain" word={words.again} onPress={toPaper} />
    </QuestionPage>
  )
}

/** Casts. What can be tried again is said here; a refusal is final, so the page under it is read anew. */
function useCast(
  input: { ballotId: string; voterId: string; choice: Choice },
  fail: (line: string | null) => void,
  onRefused: (line: string) => void,
): () => Promise<void> {
  const { ballots, home } = useStores()
  const { elder } = useLook()
  return async () => {
    fail(null)
    const outcome = await ballots.cast(input)
    if (outcome.ok) {
      void home.view.refresh()
      await replace('ballots/pages/receipt', { ballot: input.ballotId, voter: input.voterId })
      return
    }
    if ('refusal' in outcome) {
      await ballots.ballotOf(input.ballotId).refresh()
      return onRefused(refusalLine(outcome.refusal, elder))
    }
    if (outcome.trouble.kind === 'identity') {
      await go('people/pages/sign-in')
      return
    }
    fail(troubleLine(outcome.trouble, elder))
  }
}
