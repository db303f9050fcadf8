import { observer } from 'mobx-react-lite'
import { back, go } from '../../shell/go'
import { Page, SignInFirst } from '../../shell/Page'
import { usePart, useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { Section } from '../../ui/Section'
import { NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import { words as coverWords } from '../cover/text'
import { CalendarFile } from '../CalendarFile'
import { words as handoverWords } from '../handover/text'
import { words as recordWords } from '../record/text'
import { SwapCard } from '../SwapCard'
import { TakeOver } from '../TakeOver'
import type { SwapView } from '../turns/contract'
import { TurnStore, type Turns } from '../turns/store'
import { cameBack, goesOut, heading, minePlain, mineTitle, outLine, shiftTime, words } from '../turns/text'

/** The member's own shifts and everybody's swaps; for the secretary and the desk, the same for whoever phoned. */
export default observer(function MyTurns() {
  const store = usePart(TurnStore)
  const value = store.turns.value
  const me = value?.me ?? null
  const mine = me === null ? [] : value!.shifts.filter((shift) => shift.person.personId === me.personId)
  const may = mine.some((shift) => !shift.running)
  const ask = (): unknown => {
    store.finish()
    return go('duty/pages/swap')
  }
  return (
    <Page
      title={words.title}
      heading={heading(value?.me, store.person !== null)}
      hint={words.hint}
      back={{ word: shell.back, onPress: store.person === null ? back : () => store.actFor(null) }}
      bottom={
        me !== null ? (
          <BigButton word={words.ask} off={may ? undefined : words.askOff} onPress={ask} />
        ) : undefined
      }
      resource={store.turns}
      refusal={() => <NoRight title={words.notOnRota} body={words.notOnRotaBody} act={rotaAct} />}
      unknown={() => <SignInFirst />}
    >
      {(turns) => (
        <>
          {store.person !== null && turns.me !== null && <Door turns={turns} />}
          <Running turns={turns} />
          {turns.me === null && <Members turns={turns} />}
          <Asked turns={turns} />
          {turns.me !== null && <Mine turns={turns} />}
          <Swaps turns={turns} />
          <Doors turns={turns} />
        </>
      )}
    </Page>
  )
})

const rotaAct = { word: words.rota, onPress: () => go('duty/pages/rota') }

const outOf = ({ out }: Turns, id: string) => out.find(({ person }) => person.personId === id)

/** Whether the member who phoned is out, and the way to write it down. */
function Door({ turns }: { turns: Turns }) {
  const { personId, name } = turns.me!
  const out = outOf(turns, personId)
  return (
    <Section title={words.door}>
      <ListRow
        icon="door"
        title={out ? cameBack(name) : goesOut(name)}
        note={out ? outLine(out, turns.now) : words.doorNote}
        onPress={() => go('duty/pages/phoned', { for: personId })}
      />
    </Section>
  )
}

/** Whoever has no shifts chooses for whom to write something down. */
const Members = observer(function Members({ turns }: { turns: Turns }) {
  const store = usePart(TurnStore)
  return (
    <Section title={words.forWhomTitle}>
      <Words as="second">{words.forWhomHint}</Words>
      {turns.members.map(({ personId, name }) => {
        const out = outOf(turns, personId)
        return (
          <ListRow
            key={personId}
            icon="person"
            title={name}
            tag={out && { word: words.out, tone: 'wait' }}
            note={out && outLine(out, turns.now)}
            onPress={() => store.actFor(personId)}
          />
        )
      })}
    </Section>
  )
})

const Mine = observer(function Mine({ turns: { me, shifts, today } }: { turns: Turns }) {
  const { elder } = useLook()
  const { whose } = usePart(TurnStore)
  const mine = shifts.filter(({ person }) => person.personId === me!.personId)
  return (
    <Section title={mineTitle(whose)}>
      {mine.length === 0 && <Words as="second">{minePlain(elder, whose)}</Words>}
      {mine.map((shift) => (
        <ListRow
          key={shift.shiftId}
          title={shiftTime(shift, today)}
          tag={shift.running ? { word: words.running, tone: 'good' } : undefined}
        />
      ))}
    </Section>
  )
})

/** Where one goes from here; notes and acts are the members' and the secretary's, the desk has no part in them. */
function Doors({ turns: { me, mayPlan } }: { turns: Turns }) {
  const own = useStores().session.kept?.personId ?? null
  const member = me !== null && (own === null || me.personId === own)
  return (
    <Section title={words.moreSection}>
      <ListRow
        icon="check"
        title={coverWords.title}
        note={coverWords.rowNote}
        onPress={() => go('duty/pages/cover')}
      />
      {mayPlan && <ListRow icon="calendar" title={words.plan} onPress={() => go('duty/pages/plan')} />}
      {(mayPlan || member) && (
        <>
          <ListRow
            icon="key"
            title={handoverWords.row}
            note={handoverWords.rowNote}
            onPress={() => go('duty/pages/handover')}
          />
          <ListRow icon="board" title={recordWords.title} onPress={() => go('duty/pages/acts')} />
        </>
      )}
      {member && <CalendarFile />}
    </Section>
  )
}

/** The shift that runs: a colleague can take the rest of it over. */
const Running = observer(function Running({ turns: { shifts, me } }: { turns: Turns }) {
  const running = shifts.find((shift) => shift.running)
  if (!running || me === null || running.person.personId === me.personId) return null
  return (
    <Section title={coverWords.now}>
      <TakeOver shift={running} />
    </Section>
  )
})

/** Whether somebody waits for an answer of the one whose page it is. */
const waits = ({ may }: SwapView): boolean => may.includes('accept')

/** What waits for an answer stands before everything else. */
function Asked({ turns: { swaps, today } }: { turns: Turns }) {
  const asked = swaps.filter(waits)
  if (asked.length === 0) return null
  return (
    <Section title={words.waitingSection}>
      {asked.map((swap) => (
        <SwapCard key={swap.swapId} swap={swap} today={today} />
      ))}
    </Section>
  )
}

function Swaps({ turns: { swaps, today } }: { turns: Turns }) {
  const others = swaps.filter((swap) => !waits(swap))
  return (
    <Section title={words.askedSection}>
      {others.length === 0 && <Words as="second">{words.nothingAsked}</Words>}
      {others.map((swap) => (
        <SwapCard key={swap.swapId} swap={swap} today={today} />
      ))}
    </Section>
  )
}
