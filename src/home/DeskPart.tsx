import type { ReplyOf, Role } from '../kernel/contract'
import { dayList } from '../reception/contract'
import { go } from '../shell/go'
import { ListRow, type ListRowProps } from '../ui/ListRow'
import { Section } from '../ui/Section'
import type { mine } from './contract'
import { words } from './text'

type Mine = ReplyOf<typeof mine>

const receiving: readonly string[] = dayList.who as readonly Role[]

interface Row extends Pick<ListRowProps, 'icon'> {
  /** Whose it is. */
  readonly for: 'staff' | 'receiving' | 'duty' | 'holder' | 'oversight'
  readonly title: string
  readonly note?: string
  readonly page: string
}

/** In the order in which a day at the desk asks for them; a new part of the desk is a line here. */
const rows: readonly Row[] = [
  {
    for: 'receiving',
    icon: 'clock',
    title: words.counter,
    note: words.counterNote,
    page: 'reception/pages/counter',
  },
  {
    for: 'receiving',
    icon: 'person',
    title: words.visits,
    note: words.visitsNote,
    page: 'reception/pages/desk',
  },
  {
    for: 'receiving',
    icon: 'ajar',
    title: words.openCases,
    note: words.openCasesNote,
    page: 'cases/pages/desk',
  },
  { for: 'duty', icon: 'door', title: words.stepOut, note: words.stepOutNote, page: 'duty/pages/out' },
  { for: 'receiving', icon: 'calendar', title: words.turns, note: words.turnsNote, page: 'duty/pages/turns' },
  {
    for: 'receiving',
    icon: 'sofa',
    title: words.requests,
    note: words.requestsNote,
    page: 'rooms/pages/desk',
  },
  { for: 'staff', icon: 'phone', title: words.calls, note: words.callsNote, page: 'messages/pages/calls' },
  { for: 'staff', icon: 'person', title: words.allow, note: words.allowNote, page: 'people/pages/allow' },
  {
    for: 'holder',
    icon: 'board',
    title: words.publish,
    note: words.publishNote,
    page: 'notices/pages/publish',
  },
  { for: 'oversight', icon: 'calendar', title: words.acts, page: 'duty/pages/acts' },
  { for: 'oversight', icon: 'sofa', title: words.roomUse, page: 'rooms/use/pages/use' },
]

/** For those who serve here: who comes, and their own part in the duty. */
export function DeskPart({ mine: { me, duty } }: { mine: Mine }) {
  const may: Record<Row['for'], boolean> = {
    staff: me.roles.some(({ role }) => role === 'staff'),
    receiving: me.roles.some(({ role }) => receiving.includes(role)),
    duty: duty !== null,
    oversight: me.roles.some(({ role }) => role === 'oversight'),
    holder: duty?.holder ?? false,
  }
  const own = rows.filter((row) => may[row.for])
  if (own.length === 0) return null
  const out = duty !== null && duty.outSince !== null
  return (
    <Section title={words.desk}>
      {own.map(({ icon, title, note, page }) => (
        <ListRow
          key={page}
          icon={icon}
          title={title}
          note={out && title === words.stepOut ? words.outNow : note}
          onPress={() => go(page)}
        />
      ))}
    </Section>
  )
}
