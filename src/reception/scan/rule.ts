// What the square at the door says: the same six digits that stand beside it. It is no address, so that a scanner outside
// the app opens nothing.

/** Keeps any other square from being taken for one. */
const PREFIX = 'yihaomi-door:'

export const squareOf = (code: string): string => PREFIX + code

/** The code in what was scanned; null when it is no square of a door. */
export function codeIn(scanned: string): string | null {
  const text = scanned.trim()
  const code = text.slice(PREFIX.length)
  return text.startsWith(PREFIX) && /^\d{6}$/.test(code) ? code : null
}
