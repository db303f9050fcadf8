import * as v from 'valibot'
import { action, clockOf, day, fingerprint, id, instantOf, nothing } from '../../kernel/contract'
import { misfits } from './rule'

/** Settings of the whole desk are never delegated: the role counts, not who holds the authority. */
const setting = ['staff', 'secretary'] as const
const from = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** The same limits as the tables have. */
export const limits = { seats: 20, ahead: 60, quota: 100, low: 120, high: 240 } as const
export const units = [15, 30, 60] as const

const settings = v.strictObject({
  opens: clockOf,
  closes: clockOf,
  /** Minutes of a visit. */
  unit: v.picklist(units),
  publicShare: from(0, limits.seats),
  deskShare: from(0, limits.seats),
  aheadDays: from(0, limits.ahead),
  /** Visits that one person may have ahead. */
  quota: from(1, limits.quota),
  /** Minutes of a talk, from which a wait is reckoned. */
  low: from(1, limits.low),
  high: from(1, limits.high),
})
export type SettingsView = v.InferOutput<typeof settings>

const refusals = [
  'not-settings',
  'no-desk',
  'closes-first',
  'too-short',
  'no-seat',
  'talk-backwards',
] as const

export const show = action({
  name: 'reception.settings',
  about: 'The hours of the desk, how long a visit takes, how many at a time, and how many one may have ahead',
  who: setting,
  writes: false,
  input: nothing,
  reply: v.object({ now: instantOf, settings }),
  refusals: ['not-settings', 'no-desk'],
})

export const changing = action({
  name: 'reception.changing',
  about: 'Which visits would not fit new settings, before anything is set; they would stay as they are',
  who: setting,
  writes: false,
  input: v.strictObject({ settings }),
  reply: v.object({
    now: instantOf,
    visits: v.array(
      v.object({
        visitId: id,
        code: v.string(),
        day,
        start: clockOf,
        end: clockOf,
        name: v.string(),
        home: v.nullable(v.string()),
        why: v.picklist(misfits),
      }),
    ),
    /** How many people have more visits ahead than one might have then; they keep them. */
    over: v.number(),
    /** Of what was shown: a change is confirmed for this and nothing else. */
    fingerprint: v.string(),
  }),
  refusals,
})

export const change = action({
  name: 'reception.change',
  about: 'Sets the desk anew; visits that no longer fit stay as they were booked',
  who: setting,
  writes: true,
  input: v.strictObject({ settings, fingerprint }),
  reply: v.object({}),
  refusals: [...refusals, 'list-changed'],
})
