import pino, { type Logger } from 'pino'

/**
 * The log keeps ids, times and what went wrong. Whatever could hold a person's words or a token stays out of it: of an
 * error only the named fields are written, because PostgreSQL's detail and Kysely's parameters repeat what was typed.
 */
export function logTo(destination: pino.DestinationStream, level: string): Logger {
  const paths = ['req.headers', 'headers', 'authorization']
  return pino({ level, redact: { paths, remove: true }, serializers: { err: harmless } }, destination)
}

/** Logs a fault under the id that the caller was given. */
export function faultsTo(log: Logger): (id: string, error: unknown, action: string) => void {
  return (fault, err, action) => log.error({ fault, action, err }, 'an act failed')
}

function harmless(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, statusCode } = error as Error & Record<string, unknown>
  const { name: type, message, stack } = error
  const cause = error.cause instanceof Error ? harmless(error.cause) : undefined
  return { type, message, stack, code, constraint, table, statusCode, cause }
}
