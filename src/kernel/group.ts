/** What `value` makes of each row, by what `key` gives; each list in the order of its rows. */
export function grouped<R, T>(
  rows: readonly R[],
  key: (row: R) => string,
  value: (row: R) => T,
): Map<string, T[]> {
  const lists = new Map<string, T[]>()
  for (const row of rows) {
    const list = lists.get(key(row))
    if (list) list.push(value(row))
    else lists.set(key(row), [value(row)])
  }
  return lists
}
