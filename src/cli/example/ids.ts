const kinds = [
  'building',
  'unit',
  'household',
  'resident',
  'owner',
  'grant',
  'shift',
  'room',
  'booking',
  'notice',
  'visit',
  'matter',
  'ballot',
  'naming',
  'swap',
  'day-off',
  'handover',
  'link',
  'ticket',
  'series',
  'series-booking',
  'wait',
  'talk',
  'case',
] as const

/** The id of the n-th thing of its kind, always the same; persons have theirs from people/demo.ts. */
export function exampleId(kind: (typeof kinds)[number], n: number): string {
  const first = (0xe1000002 + kinds.indexOf(kind)).toString(16)
  return `${first}-0000-8000-8000-${n.toString(16).padStart(12, '0')}`
}
