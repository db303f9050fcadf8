import { dayOf, type Instant } from '../kernel/time'
import { go } from '../shell/go'
import { GapCard, type GapState } from '../ui/GapCard'
import { useLook } from '../ui/Look'
import type { StatusTagProps } from '../ui/StatusTag'
import { Words } from '../ui/Words'
import type { CaseView } from './contract'
import type { State } from './rule'
import * as text from './text'

const drawn: Readonly<Record<State, { gap: GapState; tone: StatusTagProps['tone'] }>> = {
  received: { gap: 'waiting', tone: 'wait' },
  working: { gap: 'waiting', tone: 'wait' },
  done: { gap: 'answered', tone: 'act' },
  solved: { gap: 'done', tone: 'good' },
  again: { gap: 'waiting', tone: 'act' },
}

/** The state as a tag: word, shape and colour. */
export const tagOf = (one: CaseView, elder: boolean): StatusTagProps => ({
  word: text.stateOf(one, elder),
  tone: one.state === 'done' && one.person !== null ? 'wait' : drawn[one.state].tone,
})

/** One case in a list; the whole card opens it. */
export function CaseCard({ one, now }: { one: CaseView; now: Instant }) {
  const { elder } = useLook()
  return (
    <GapCard
      gap={drawn[one.state].gap}
      tag={tagOf(one, elder)}
      title={text.aboutWord(one)}
      note={text.noteOf(one)}
      onPress={() => go('cases/pages/show', { case: one.caseId })}
    >
      {one.late && (
        <Words tone="accent" strong>
          {text.lateWord(one.due, dayOf(now))}
        </Words>
      )}
    </GapCard>
  )
}
