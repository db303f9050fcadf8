// PostgreSQL's texts hold every character but U+0000, and its UTF-8 no half of a surrogate pair. A phone sends neither
// by itself; whoever does is told so at the door, because from the database it would come back as a fault.
const unstorable = /[\0\p{Surrogate}]/u

/** The path of the first text in `input` that cannot be stored as it is; null when all can. */
export function unstorableField(input: unknown, path: readonly string[] = []): string | null {
  if (typeof input === 'string') return unstorable.test(input) ? path.join('.') : null
  if (input === null || typeof input !== 'object') return null
  for (const [key, value] of Object.entries(input)) {
    const found = unstorableField(value, [...path, key])
    if (found !== null) return found
  }
  return null
}
