import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { sayDay } from '../../kernel/say'
import type { Day } from '../../kernel/time'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { announce } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { NoticeBlock } from '../../ui/NoticeBlock'
import { NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import { PlanStore, type DayRota } from '../plan/store'
import { dayNow, refusalLine, words } from '../plan/text'

type How = 'whole' | 'halves' | 'nobody'
interface Wish {
  readonly how: How | null
  readonly first: string | null
  readonly second: string | null
}

/** Noon parts a day in two. */
const NOON = '13:00'

/** 改一天的班, by the secretary's hand: one person, two halves, or nobody. */
export default observer(function DayPage() {
  const { duty, home } = useStores()
  const store = usePart(PlanStore)
  const day = (useRouter().params['day'] ?? '') as Day
  const resource = store.dayOf(day)
  const [wish, setWish] = useState<Wish>({ how: null, first: null, second: null })
  const [attempt, setAttempt] = useState(0)
  const [saved, setSaved] = useState(false)
  const { failure, send } = useSend(refusalLine)
  const rota = resource.value
  const fault = lacks(wish)
  const save = async (): Promise<void> => {
    if (fault) return setAttempt(attempt + 1)
    const seen = rota!.shifts.map(({ person, from, to }) => ({ personId: person.personId, from, to }))
    await send(store.edit({ day, shifts: shiftsOf(wish, rota!), seen }), {
      done() {
        setSaved(true)
        announce(words.daySaved)
      },
    })
    await Promise.all([resource.refresh(), duty.rota.refresh(), home.view.refresh()])
  }
  return (
    <Page
      title={words.dayTitle}
      heading={day === '' ? words.dayTitle : sayDay(day)}
      hint={words.dayHint}
      back={{ word: shell.back, onPress: back }}
      bottom={
        rota && !saved && rota.begun.length === 0 ? (
          <BigButton word={words.daySave} onPress={save} />
        ) : undefined
      }
      resource={resource}
      refusal={() => <NoRight title={words.notSecretary} body={words.notSecretaryBody} />}
    >
      {(shown) => (
        <>
          {saved && <NoticeBlock tone="info" title={words.daySaved} />}
          {failure !== null && <ErrorSummary title={failure} faults={[]} />}
          {attempt > 0 && fault && (
            <ErrorSummary
              title={shell.missing}
              faults={[{ field: fault.field, message: fault.message }]}
              attempt={attempt}
            />
          )}
          {!saved && shown.begun.length === 0 && <Words strong>{dayNow(shown.shifts)}</Words>}
          {shown.begun.length > 0 ? (
            <Words>{words.dayBegun}</Words>
          ) : (
            !saved && <Fields rota={shown} wish={wish} change={(part) => setWish({ ...wish, ...part })} />
          )}
        </>
      )}
    </Page>
  )
})

function lacks({ how, first, second }: Wish): { field: string; message: string } | null {
  if (how === null) return { field: 'day-how', message: words.howMissing }
  if (how !== 'nobody' && first === null) return { field: 'day-first', message: words.dayMissing }
  return how === 'halves' && second === null ? { field: 'day-second', message: words.dayMissing } : null
}

function shiftsOf({ how, first, second }: Wish, { opens, closes }: DayRota) {
  if (how === 'nobody') return []
  if (how === 'whole') return [{ personId: first!, from: opens, to: closes }]
  return [
    { personId: first!, from: opens, to: NOON },
    { personId: second!, from: NOON, to: closes },
  ]
}

interface FieldsProps {
  rota: DayRota
  wish: Wish
  change: (part: Partial<Wish>) => void
}

function Fields({ rota: { members }, wish, change }: FieldsProps) {
  const people = members.map(({ personId, name, onLeave }) => {
    return { key: personId, word: name, off: onLeave ? words.onLeave : undefined }
  })
  return (
    <>
      <Choice<How>
        id="day-how"
        label={words.dayHow}
        seen
        options={[
          { key: 'whole', word: words.whole },
          { key: 'halves', word: words.halves },
          { key: 'nobody', word: words.nobody, note: words.nobodyNote },
        ]}
        value={wish.how}
        onChange={(how) => change({ how })}
      />
      {(wish.how === 'whole' || wish.how === 'halves') && (
        <Choice
          id="day-first"
          label={wish.how === 'whole' ? words.wholeWho : words.morning}
          seen
          options={people}
          value={wish.first}
          onChange={(first) => change({ first })}
        />
      )}
      {wish.how === 'halves' && (
        <Choice
          id="day-second"
          label={words.afternoon}
          seen
          options={people}
          value={wish.second}
          onChange={(second) => change({ second })}
        />
      )}
    </>
  )
}
