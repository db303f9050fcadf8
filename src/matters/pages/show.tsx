import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import type { Instant } from '../../kernel/time'
import { back, go, phone } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { CallBar } from '../../ui/CallBar'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard, type GapState } from '../../ui/GapCard'
import { GapTimeline } from '../../ui/GapTimeline'
import { useLook } from '../../ui/Look'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import type { StatusTagProps } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import type * as contract from '../contract'
import { ballotWords, clockWords, endorsedNow, refusalLine, stepWords, words } from '../text'

type Shown = ReplyOf<typeof contract.show>

/** A matter: what it says, how far it has come, who owes an answer, and what one may do. */
export default observer(function ShowMatter() {
  const { matters } = useStores()
  const { elder } = useLook()
  const matterId = useRouter().params['matter'] ?? ''
  const resource = matters.matterOf(matterId)
  const { value } = resource
  const [told, tell] = useState<Told>(null)
  return (
    <Page
      title={words.title}
      heading={value?.matter.title ?? words.title}
      over={value?.matter.number}
      back={{ word: shell.back, onPress: back }}
      bottom={value ? mainAct(value, tell) : undefined}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-matter' }, elder)} />}
      unknown={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-matter' }, elder)} />}
    >
      {(shown) => <Inside shown={shown} told={told} tell={tell} />}
    </Page>
  )
})

/** What came of the last press. */
type Told = { readonly failure: string } | { readonly news: string } | null

/** The one main button: to answer or to draft a ballot for whose it is, else to join in or to vote. */
function mainAct(shown: Shown, tell: (told: Told) => void): JSX.Element | undefined {
  const { matter, mine } = shown
  if (mine?.mayDecide) {
    const open = () => go('matters/pages/answer', { matter: matter.matterId })
    return <BigButton word={words.answer} onPress={open} />
  }
  if (mine?.mayDraft) {
    const draft = () => go('ballots/pages/draft', { matter: matter.matterId })
    return <BigButton word={words.draft} note={words.draftNote} onPress={draft} />
  }
  // While an answer is owed, neighbours may join in.
  if (matter.due !== null) return <Endorse shown={shown} tell={tell} />
  const open = matter.ballots?.find(({ state }) => state === 'open')
  return open && <BigButton word={words.goVote} onPress={() => toBallot(open)} />
}

const toBallot = ({ ballotId, state }: contract.MatterBallotView): Promise<unknown> =>
  go(state === 'closed' ? 'ballots/pages/result' : 'ballots/pages/show', { ballot: ballotId })

interface EndorseProps {
  shown: Shown
  tell: (told: Told) => void
  plain?: boolean
}

function Endorse({ shown: { matter, mine }, tell, plain }: EndorseProps) {
  const { matters, home } = useStores()
  const { elder } = useLook()
  const { matterId } = matter
  const send = async (): Promise<void> => {
    tell(null)
    const outcome = mine ? await matters.endorse(matterId) : { ok: false as const, trouble: identity }
    if (outcome.ok) tell({ news: endorsedNow(elder) })
    else if ('refusal' in outcome) tell({ failure: refusalLine(outcome.refusal, elder) })
    else if (outcome.trouble.kind === 'identity') return void (await go('people/pages/sign-in'))
    else return tell({ failure: troubleLine(outcome.trouble, elder) })
    await Promise.all([matters.matterOf(matterId).refresh(), home.view.refresh()])
  }
  const whyNot = mine?.whyNot ?? null
  const off = whyNot === null ? undefined : refusalLine({ code: whyNot }, elder)
  return (
    <BigButton
      kind={plain ? 'plain' : 'main'}
      word={words.endorse}
      note={words.endorseNote}
      off={off}
      onPress={send}
    />
  )
}

const identity = { kind: 'identity' } as const

function Inside({ shown, told, tell }: { shown: Shown; told: Told; tell: (told: Told) => void }) {
  const { matter, mine } = shown
  return (
    <>
      {told && 'failure' in told && <ErrorSummary title={told.failure} faults={[]} />}
      {told && 'news' in told && <NoticeBlock tone="info" title={told.news} />}
      <Clock matter={matter} />
      <Section title={words.said}>
        <Words>{matter.body}</Words>
      </Section>
      <Ballots ballots={matter.ballots} now={shown.now} />
      <Section title={words.way}>
        <GapTimeline
          label={words.way}
          steps={matter.line.map((step) => ({
            key: step.kind,
            state: step.state,
            ...stepWords(step, matter),
          }))}
        />
      </Section>
      {mine?.mayDecide && <Endorse shown={shown} tell={tell} plain />}
      {mine?.mayWithdraw && (
        <BigButton
          kind="quiet"
          word={words.takeBack}
          onPress={() => go('matters/pages/withdraw', { matter: matter.matterId })}
        />
      )}
      <Call number={shown.phone} />
    </>
  )
}

function Clock({ matter: { due, overdue } }: Pick<Shown, 'matter'>) {
  if (due === null) return null
  const tag = overdue
    ? ({ word: words.broken, tone: 'act' } as const)
    : ({ word: words.waiting, tone: 'wait' } as const)
  return <GapCard gap="waiting" level={2} tag={tag} {...clockWords(due, overdue)} />
}

const gaps: Readonly<Record<contract.MatterBallotView['state'], GapState>> = {
  draft: 'closed',
  waiting: 'closed',
  open: 'waiting',
  closed: 'done',
}

/** What was put to the vote of it, the newest first. */
function Ballots({ ballots, now }: { ballots: Shown['matter']['ballots']; now: Instant }) {
  // What an earlier package kept of the page has none.
  if (!ballots?.length) return null
  return (
    <Section title={words.votes}>
      {ballots.map((ballot) => {
        const { tag, note, act } = ballotWords(ballot, now)
        return (
          <GapCard
            key={ballot.ballotId}
            gap={ballot.outcome === 'not-reached' ? 'closed' : gaps[ballot.state]}
            tag={{ word: tag, tone: toneOf(ballot) }}
            title={ballot.title}
            note={note}
            onPress={() => toBallot(ballot)}
          >
            <Words as="second" strong>
              {act}
            </Words>
          </GapCard>
        )
      })}
    </Section>
  )
}

function toneOf({ state, outcome }: contract.MatterBallotView): StatusTagProps['tone'] {
  if (outcome === 'reached') return 'good'
  return state === 'open' ? 'wait' : 'quiet'
}

/** A person to phone, whatever the screen says. */
function Call({ number }: { number: string }) {
  // What an earlier package kept of the page has none.
  if (!number) return null
  const label = `${words.call}，${words.communityPhone}`
  return <CallBar call={{ word: words.call, label, onPress: () => phone(number) }} />
}
