import type { Day } from '../kernel/time'
import { ListRow } from '../ui/ListRow'
import type { RotaDay } from './contract'
import { rotaDay, rotaLine, words } from './text'

/** The rota, a row a day; a day beyond the holiday notice says that it may change. */
export function RotaRows({ days, today }: { days: readonly RotaDay[]; today: Day }) {
  return (
    <>
      {days.map((day) => (
        <ListRow
          key={day.day}
          title={rotaDay(day.day, today)}
          note={day.works && day.dayName ? `${rotaLine(day)} · ${day.dayName}` : rotaLine(day)}
          tag={day.provisional ? { word: words.provisional, tone: 'quiet' } : undefined}
        />
      ))}
    </>
  )
}
