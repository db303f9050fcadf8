// A tree of hashes over a list (RFC 6962, 2.1): one root commits to all entries. Entries and inner nodes are hashed
// with different first bytes, so that no inner node can pass for an entry.

/** SHA-256 over these bytes in turn; it is given, because the kernel knows no platform. */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array

const ENTRY = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The root over the entries in their order; of no entry, the hash of nothing. */
export function merkleRoot(entries: readonly Uint8Array[], hash: Hash): Uint8Array {
  if (entries.length === 0) return hash()
  let level = entries.map((entry) => hash(ENTRY, entry))
  // Pairing from the left and carrying an odd one up gives the same tree as splitting at the largest power of two.
  while (level.length > 1) {
    const above: Uint8Array[] = []
    for (let n = 0; n + 1 < level.length; n += 2) above.push(hash(NODE, level[n]!, level[n + 1]!))
    if (level.length % 2 === 1) above.push(level.at(-1)!)
    level = above
  }
  return level[0]!
}
