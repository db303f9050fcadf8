import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { RefusalOf } from '../../kernel/contract'
import type { Refusal } from '../../kernel/result'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import { TallyBar } from '../../ui/TallyBar'
import { Words } from '../../ui/Words'
import type { LineView, result, ResultView, RuleView } from '../contract'
import {
  characterWords,
  checkedLine,
  choiceWord,
  lineWords,
  outcomeSentence,
  outcomeWord,
  refusalLine,
} from '../text'
import {
  address,
  countWords,
  limits,
  lineNumbers,
  lineRule,
  overWords,
  paperCount,
  whenOver,
  words,
} from '../words'
import { LedgerLink } from './ledger-link'
import { Receipts } from './receipts'
import { ToMatter } from './to-matter'

type Refused = Refusal<RefusalOf<typeof result>>

/** What came out, line by line with the article; and how anybody can check that their own vote was counted. */
export default observer(function Result() {
  const { ballots } = useStores()
  const { elder } = useLook()
  const resource = ballots.resultOf(useRouter().params['ballot'] ?? '')
  const counted = resource.value
  return (
    <Page
      title={words.resultTitle}
      over={counted ? overWords(counted.character, counted.scope) : undefined}
      heading={counted?.title}
      hint={counted?.question}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine(resource.refusal as Refused, elder)} />}
    >
      {(value) => <Inside result={value} />}
    </Page>
  )
})

function Inside({ result }: { result: ResultView }) {
  const { elder } = useLook()
  const worth = characterWords[result.character]
  const reached = result.outcome === 'reached'
  return (
    <>
      <GapCard
        gap={reached ? 'done' : 'closed'}
        level={2}
        tag={{ word: outcomeWord[result.outcome], tone: reached ? 'good' : 'quiet' }}
        title={outcomeSentence(result.outcome, result.tie)}
        note={whenOver(result.closedAt)}
      />
      <NoticeBlock tone="info" title={worth.name} body={worth.about} />
      <ToMatter matterId={result.matterId} />
      <Section title={words.lines}>
        {result.lines.map((line) => (
          <ResultLine key={`${line.stage} ${line.measure}`} line={line} unit={result.rule.unit} />
        ))}
        <Words as="note">{checkedLine(result.rule)}</Words>
      </Section>
      <Counts result={result} />
      <LedgerLink ballotId={result.ballotId} />
      <Receipts result={result} />
      <Section title={words.fingerprint}>
        <Words as="second">{result.resultFingerprint}</Words>
        <Words as="note">{words.fingerprintHint}</Words>
        <Words as="note">{`${words.rollFingerprint} ${result.roll.fingerprint}`}</Words>
        <Words as="note">{`${words.root} ${result.merkleRoot}`}</Words>
        <Words as="note">{words.recount}</Words>
      </Section>
      <Section title={words.limits}>
        {limits.map((line) => (
          <Words key={line} as="second">
            {address(line, elder)}
          </Words>
        ))}
      </Section>
    </>
  )
}

function ResultLine({ line, unit }: { line: LineView; unit: RuleView['unit'] }) {
  const said = lineWords(line, unit)
  const share = (n: number): number => (line.base === 0 ? 0 : n / line.base)
  return (
    <GapCard gap={line.ok ? 'done' : 'closed'} title={said.what}>
      <TallyBar
        what={lineRule(said)}
        numbers={lineNumbers(said)}
        status={{ word: said.verdict, tone: line.ok ? 'good' : 'quiet' }}
        note={said.article}
        part={share(line.reached)}
        mark={share(line.needed)}
      />
    </GapCard>
  )
}

function Counts({ result: { counts, paper, rule } }: { result: ResultView }) {
  return (
    <Section title={words.counts}>
      {counts.map(({ choice, heads, area }) => (
        <ListRow key={choice} title={choiceWord[choice]} note={countWords(heads, area, rule.unit)} />
      ))}
      {paper > 0 && <Words as="second">{paperCount(paper)}</Words>}
    </Section>
  )
}
