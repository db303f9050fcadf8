// The register of ways to decide: one file each, one line here. A ballot copies the whole rule, so that a statute that
// changes later changes no ballot that was drawn before.
import type { Decision } from './decision'
import { ownersOrdinary } from './owners-ordinary'
import { ownersSpecial } from './owners-special'
import { residentsMeeting } from './residents-meeting'

const known = [residentsMeeting, ownersOrdinary, ownersSpecial] as const

export type RuleId = (typeof known)[number]['id']

/** By id; a rule that is in the list above and not here, or the other way round, does not compile. */
export const rules: { readonly [Id in RuleId]: Decision<Id> } = {
  'residents-meeting': residentsMeeting,
  'owners-ordinary': ownersOrdinary,
  'owners-special': ownersSpecial,
}

export const ruleIds = known.map(({ id }) => id) as unknown as readonly [RuleId, ...RuleId[]]
