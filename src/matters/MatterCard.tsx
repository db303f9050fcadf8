import type { Instant } from '../kernel/time'
import { go } from '../shell/go'
import { GapCard } from '../ui/GapCard'
import type { MatterEntry } from './contract'
import { looks } from './looks'
import { entryNote, stateWord } from './text'

/** A matter in a list; the whole card leads to it. */
export function MatterCard({ matter, now }: { matter: MatterEntry; now: Instant }) {
  const { gap, tone } = looks[matter.state]
  return (
    <GapCard
      gap={gap}
      tag={{ word: stateWord(matter), tone: matter.overdue ? 'act' : tone }}
      title={matter.title}
      note={entryNote(matter, now)}
      onPress={() => go('matters/pages/show', { matter: matter.matterId })}
    />
  )
}
