/** Lets running calls end and closes the database when the process is asked to stop; asked twice, it stops at once. */
export function closeOnSignal(close: () => Promise<void>): void {
  let asked = false
  const stop = (): void => {
    if (asked) process.exit(1)
    asked = true
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
