import type { Instant } from '../kernel/time'
import { go } from '../shell/go'
import { GapCard, type GapState } from '../ui/GapCard'
import type { StatusTagProps } from '../ui/StatusTag'
import type { MatterEntry } from './contract'
import type { State } from './rule'
import { entryNote, stateWord } from './text'

const looks: Readonly<Record<State, { gap: GapState; tone: StatusTagProps['tone'] }>> = {
  提: { gap: 'waiting', tone: 'wait' },
  议: { gap: 'answered', tone: 'good' },
  决: { gap: 'waiting', tone: 'act' },
  办: { gap: 'answered', tone: 'good' },
  管: { gap: 'done', tone: 'info' },
  没成: { gap: 'closed', tone: 'quiet' },
  撤回: { gap: 'closed', tone: 'quiet' },
}

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
