import { clock, minutes } from '../kernel/time'
import { Chips } from '../ui/Chips'
import { Choice } from '../ui/Choice'
import { NumberField } from '../ui/NumberField'
import { Section } from '../ui/Section'
import { Toggle } from '../ui/Toggle'
import { Words } from '../ui/Words'
import type { RoomSettings } from './contract'
import * as text from './text'

const { words } = text
type Change = (change: Partial<RoomSettings>) => void

interface FieldsProps {
  settings: RoomSettings
  lanesFixed: boolean
  onChange: Change
}

/** Everything that staff set of a room. */
export function SettingsFields({ settings, lanesFixed, onChange }: FieldsProps) {
  const { lanes, approval, answerHours, retired } = settings
  return (
    <>
      <Hours settings={settings} onChange={onChange} />
      <Lengths settings={settings} onChange={onChange} />
      {!lanesFixed && (
        <NumberField
          id="lanes"
          label={words.lanes}
          value={lanes}
          onChange={(count) => onChange({ lanes: count ?? 1 })}
          least={1}
          most={20}
          unit={words.lanesUnit}
          less={words.lanesLess}
          more={words.lanesMore}
          atLeast={words.lanesLeast}
          atMost={words.lanesMost}
        />
      )}
      <Section title={words.answerTitle}>
        <Toggle
          word={words.approval}
          note={words.approvalNote}
          on={approval}
          states={{ on: words.yes, off: words.no }}
          onChange={(on) => onChange({ approval: on })}
        />
        {approval && (
          <Numbers
            label={words.answerHours}
            value={answerHours}
            offered={[4, 24, 48]}
            word={text.hoursWord}
            onChange={(hours) => onChange({ answerHours: hours })}
          />
        )}
      </Section>
      <Toggle
        word={words.retired}
        note={words.retiredNote}
        on={retired}
        states={{ on: words.yes, off: words.no }}
        onChange={(on) => onChange({ retired: on })}
      />
    </>
  )
}

function Hours({ settings, onChange }: Omit<FieldsProps, 'lanesFixed'>) {
  return (
    <Section title={words.hours}>
      <Hour id="opens" label={words.opens} value={settings.opens} onChange={(opens) => onChange({ opens })} />
      <Hour
        id="closes"
        label={words.closes}
        value={settings.closes}
        onChange={(closes) => onChange({ closes })}
      />
      <Choice
        id="days"
        label={words.openDays}
        seen
        options={text.openDayOptions}
        value={settings.openDays}
        onChange={(key) => onChange({ openDays: key })}
      />
    </Section>
  )
}

function Lengths({ settings, onChange }: Omit<FieldsProps, 'lanesFixed'>) {
  const { unit, longest, aheadDays, before, after } = settings
  const buffers = [0, 15, 30, 45, 60, 90]
  return (
    <>
      <Section title={words.lengths}>
        <Numbers
          label={words.unitLabel}
          value={unit}
          offered={[15, 30, 60]}
          word={text.duration}
          onChange={(chosen) => onChange({ unit: chosen as RoomSettings['unit'] })}
        />
        <Numbers
          label={words.longest}
          value={longest}
          offered={[60, 120, 180, 240]}
          word={text.duration}
          onChange={(chosen) => onChange({ longest: chosen })}
        />
        <Numbers
          label={words.ahead}
          value={aheadDays}
          offered={[7, 14, 30]}
          word={text.daysWord}
          onChange={(chosen) => onChange({ aheadDays: chosen })}
        />
      </Section>
      <Section title={words.cleaning}>
        <Numbers
          label={words.before}
          value={before}
          offered={buffers}
          word={text.bufferWord}
          onChange={(chosen) => onChange({ before: chosen })}
        />
        <Numbers
          label={words.after}
          value={after}
          offered={buffers}
          word={text.bufferWord}
          onChange={(chosen) => onChange({ after: chosen })}
        />
      </Section>
    </>
  )
}

interface NumbersProps {
  label: string
  value: number
  offered: readonly number[]
  word: (value: number) => string
  onChange: (value: number) => void
}

/** One of a few numbers, and the one that is set now where it is none of them. */
function Numbers({ label, value, offered, word, onChange }: NumbersProps) {
  const all = [...new Set([...offered, value])].sort((a, b) => a - b)
  return (
    <>
      <Words strong>{label}</Words>
      <Chips
        label={label}
        chips={all.map((each) => ({ key: String(each), word: word(each) }))}
        value={String(value)}
        onChange={(key) => onChange(Number(key))}
      />
    </>
  )
}

/** Whole hours: a room that opens at half past is set so at the office. */
function Hour(props: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  const { value, onChange, ...field } = props
  return (
    <NumberField
      {...field}
      value={Math.floor(minutes(value) / 60)}
      onChange={(hour) => hour !== null && hour <= 24 && onChange(clock(hour * 60))}
      least={0}
      most={24}
      unit={words.hourUnit}
      less={words.hourLess}
      more={words.hourMore}
      atLeast={words.hourLeast}
      atMost={words.hourMost}
    />
  )
}
