import type { GapState } from '../ui/GapCard'
import type { StatusTagProps } from '../ui/StatusTag'
import type { State } from './rule'

/** How a matter's state is drawn: its slit, and the tone of its tag. */
export const looks: Readonly<Record<State, { gap: GapState; tone: StatusTagProps['tone'] }>> = {
  提: { gap: 'waiting', tone: 'wait' },
  议: { gap: 'answered', tone: 'good' },
  决: { gap: 'waiting', tone: 'wait' },
  办: { gap: 'answered', tone: 'good' },
  管: { gap: 'done', tone: 'info' },
  没成: { gap: 'closed', tone: 'quiet' },
  撤回: { gap: 'closed', tone: 'quiet' },
}
