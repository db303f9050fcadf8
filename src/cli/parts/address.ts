// Where `start` and `serve` listen, and why they cannot.

export interface Address {
  readonly port: number
  readonly host: string
}

/** PORT and HOST, or 8080 on this machine alone. @throws Error in words for whoever starts the program. */
export function addressFrom(env: Readonly<Record<string, string | undefined>>): Address {
  const text = env['PORT']?.trim() || '8080'
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (!(port <= 65_535)) {
    throw new Error(
      `PORT「${text}」不是端口，写 1 到 65535 的一个数。 PORT is not a port: give a number from 1 to 65535.`,
    )
  }
  return { port, host: env['HOST']?.trim() || '127.0.0.1' }
}

/** Why nothing can listen there, in words; any other error as it says itself. */
export function whyNotOpen(error: unknown, { port, host }: Address): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EADDRINUSE':
      return new Error(
        `端口 ${port} 已经有程序在用，用 PORT 换一个。\nThe port is in use: choose another with PORT.`,
      )
    case 'EACCES':
      return new Error(
        `没有权限用端口 ${port}，用 PORT 换一个大于 1023 的。\nThe port may not be used: choose one above 1023 with PORT.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Error(`HOST「${host}」不是这台机器的地址。\nHOST is no address of this machine.`)
    default:
      return error
  }
}
