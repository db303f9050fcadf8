import { clock, minutes } from '../../kernel/time'
import { go } from '../../shell/go'
import { Chips } from '../../ui/Chips'
import { ListRow } from '../../ui/ListRow'
import { NumberField } from '../../ui/NumberField'
import { Section } from '../../ui/Section'
import { Words } from '../../ui/Words'
import { limits, units } from './contract'
import type { Wish } from './store'
import { minutesWord, words } from './text'

type Counted = 'publicShare' | 'deskShare' | 'aheadDays' | 'quota' | 'low' | 'high'

/** As far as it is typed: a field may be empty for a moment. */
export type Typed = Omit<Wish, Counted> & Readonly<Record<Counted, number | null>>

interface Count {
  readonly label: string
  readonly hint?: string
  readonly least: number
  readonly most: number
  readonly words: {
    readonly unit: string
    readonly less: string
    readonly more: string
    readonly atLeast: string
    readonly atMost: string
  }
}

const seat = {
  ...{ unit: words.seatUnit, less: words.seatLess, more: words.seatMore },
  ...{ atLeast: words.seatLeast, atMost: words.seatMost },
}
const minute = {
  ...{ unit: words.minuteUnit, less: words.minuteLess, more: words.minuteMore },
  ...{ atLeast: words.minuteLeast, atMost: words.minuteMost },
}
const ahead = {
  ...{ unit: words.aheadUnit, less: words.aheadLess, more: words.aheadMore },
  ...{ atLeast: words.aheadLeast, atMost: words.aheadMost },
}
const quota = {
  ...{ unit: words.quotaUnit, less: words.quotaLess, more: words.quotaMore },
  ...{ atLeast: words.quotaLeast, atMost: words.quotaMost },
}

const counts: Readonly<Record<Counted, Count>> = {
  publicShare: { label: words.publicShare, least: 0, most: limits.seats, words: seat },
  deskShare: { label: words.deskShare, hint: words.deskShareHint, least: 0, most: limits.seats, words: seat },
  aheadDays: { label: words.ahead, least: 0, most: limits.ahead, words: ahead },
  quota: { label: words.quota, least: 1, most: limits.quota, words: quota },
  low: { label: words.low, least: 1, most: limits.low, words: minute },
  high: { label: words.high, least: 1, most: limits.high, words: minute },
}

/** What can be sent; null while a number is missing or too large. */
export function wishOf(typed: Typed): Wish | null {
  const good = (Object.keys(counts) as Counted[]).every((key) => {
    const value = typed[key]
    return value !== null && counts[key].least <= value && value <= counts[key].most
  })
  return good ? (typed as Wish) : null
}

interface FieldsProps {
  typed: Typed
  onChange: (change: Partial<Typed>) => void
}

/** Everything that is set of the desk. */
export function Fields({ typed, onChange }: FieldsProps) {
  const { opens, closes, unit } = typed
  const count = (key: Counted) => <Number key={key} of={key} typed={typed} onChange={onChange} />
  return (
    <>
      <Section title={words.hours}>
        <Hour id="opens" label={words.opens} value={opens} onChange={(to) => onChange({ opens: to })} />
        <Hour id="closes" label={words.closes} value={closes} onChange={(to) => onChange({ closes: to })} />
        <ListRow
          icon="calendar"
          title={words.rota}
          note={words.rotaNote}
          onPress={() => go('duty/pages/cover')}
        />
      </Section>
      <Section title={words.visits}>
        <Words strong>{words.unit}</Words>
        <Chips
          label={words.unit}
          chips={units.map((one) => ({ key: String(one), word: minutesWord(one) }))}
          value={String(unit)}
          onChange={(key) => onChange({ unit: units.find((one) => String(one) === key)! })}
        />
        {(['publicShare', 'deskShare', 'aheadDays', 'quota'] as const).map(count)}
      </Section>
      <Section title={words.waits}>{(['low', 'high'] as const).map(count)}</Section>
    </>
  )
}

function Number({ of: key, typed, onChange }: FieldsProps & { of: Counted }) {
  const { label, hint, least, most, words: said } = counts[key]
  return (
    <NumberField
      id={key}
      {...{ label, hint, least, most, ...said }}
      value={typed[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
}

const HOUR = 60
const HALF = 30

/** The hour by the field, the half hour by what stands below: many offices open at half past eight. */
function Hour(props: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  const { id, label, value, onChange } = props
  const hour = Math.floor(minutes(value) / HOUR)
  const half = minutes(value) % HOUR >= HALF
  const set = (to: number, past: boolean): void => {
    if (to <= 24) onChange(clock(Math.min(24 * HOUR, to * HOUR + (past ? HALF : 0))))
  }
  return (
    <>
      <NumberField
        {...{ id, label }}
        value={hour}
        onChange={(to) => to !== null && set(to, half)}
        least={0}
        most={24}
        unit={words.hourUnit}
        less={words.hourLess}
        more={words.hourMore}
        atLeast={words.hourLeast}
        atMost={words.hourMost}
      />
      <Chips
        label={label}
        chips={[
          { key: 'whole', word: words.whole, label: `${label} ${words.whole}` },
          { key: 'half', word: words.half, label: `${label} ${words.half}` },
        ]}
        value={half ? 'half' : 'whole'}
        onChange={(key) => set(hour, key === 'half')}
      />
    </>
  )
}
