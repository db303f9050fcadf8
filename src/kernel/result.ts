// Refusal is a value, fault is thrown: a rule never throws for something a person may do wrong.

/** Why an act is refused: a code for `text.ts`, and the facts its sentence needs. */
export interface Refusal<C extends string = string> {
  readonly code: C
  readonly [fact: string]: unknown
}

export type Result<T, C extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal<C> }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** @param facts what the sentence will name: a time, a person, the next free slot. */
export function refused<C extends string>(
  code: C,
  facts: Readonly<Record<string, unknown>> = {},
): { readonly ok: false; readonly refusal: Refusal<C> } {
  return { ok: false, refusal: { ...facts, code } }
}
