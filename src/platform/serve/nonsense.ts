// What is wrong with an input and what is expected instead, in a sentence for whoever wrote the calling program. The
// value itself is not repeated: what a person typed has no place in an error of a program.
import * as v from 'valibot'
import type { Action } from '../../kernel/contract'
import { unstorableField } from './storable'

export interface Nonsense {
  readonly field: string
  readonly reason: string
}

/** The input as the contract reads it, or what is wrong with it. */
export function readInput(
  action: Action,
  input: unknown,
): { ok: true; output: unknown } | { ok: false; nonsense: Nonsense } {
  const sent = input ?? {}
  // A list passes for an object without fields.
  if (typeof sent !== 'object' || Array.isArray(sent)) {
    return no('input', `The input of ${action.name} must be a JSON object.`)
  }
  const parsed = v.safeParse(action.input, sent, { abortEarly: true })
  if (!parsed.success) {
    const [issue] = parsed.issues
    const field = v.getDotPath(issue)
    return no(field ?? 'input', sentence(field ?? 'input', issue, action.name))
  }
  const odd = unstorableField(parsed.output)
  if (odd !== null) return no(odd, `"${odd}" holds a character that no text can hold.`)
  return { ok: true, output: parsed.output }
}

const no = (field: string, reason: string): { ok: false; nonsense: Nonsense } => ({
  ok: false,
  nonsense: { field, reason },
})

function sentence(field: string, issue: v.BaseIssue<unknown>, action: string): string {
  if (issue.kind !== 'schema') return `"${field}" ${demand(issue)}.`
  if (issue.expected === 'never') return `"${field}" is not a field of ${action}.`
  if (issue.received === 'undefined') return `"${field}" is missing, and ${action} needs it.`
  return `"${field}" must be ${kinds[issue.type] ?? issue.expected}, not ${kindOf(issue.input)}.`
}

/** By the names that valibot gives its checks; those of our own say it themselves. */
function demand({ type, requirement, received, message }: v.BaseIssue<unknown>): string {
  switch (type) {
    case 'min_length':
      return 'must not be blank'
    case 'max_length':
      return `must have at most ${String(requirement)} characters, and has ${received}`
    case 'min_value':
      return `must be ${String(requirement)} or more`
    case 'max_value':
      return `must be ${String(requirement)} or less`
    case 'integer':
      return 'must be a whole number'
    case 'uuid':
      return 'must be an id as the server gives them, a UUID'
    default:
      return message
  }
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  strict_object: 'an object',
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return (
    { string: 'a text', number: 'a number', boolean: 'a truth value' }[typeof value as string] ?? 'an object'
  )
}
