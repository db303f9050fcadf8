import type { Instant } from '../kernel/time'
import { Choice } from '../ui/Choice'
import { returnTimes, type ReturnTime } from './returns'
import { backAt, words } from './text'

interface UntilProps {
  now: Instant
  chosen: ReturnTime['key'] | null
  choose: (key: ReturnTime['key']) => void
  missing: boolean
  /** What follows where the time is not known. */
  unknown?: string
}

/** When somebody who goes out is back: a few round times, the morning, or not known. */
export function Until({ now, chosen, choose, missing, unknown = words.unknownNote }: UntilProps) {
  return (
    <Choice
      id="until"
      label={words.outChoice}
      options={returnTimes(now).map(({ key, at }) => ({
        key,
        word: wordOf(key, at, now),
        note: key === 'unknown' ? unknown : undefined,
      }))}
      value={chosen}
      onChange={choose}
      error={missing ? words.outMissing : undefined}
    />
  )
}

const wordOf = (key: ReturnTime['key'], at: Instant | null, now: Instant): string => {
  if (at === null) return words.unknown
  return key === 'tomorrow' ? words.restOfDay : backAt(at, now)
}
