// `npm start`: the demo. Builds the web pages if their sources changed, opens the database, loads the 示例 community
// when there is none, and serves both on this machine alone.
import { resolve } from 'node:path'
import pino from 'pino'
import { cipherFromEnvironment } from '../platform/database/cipher'
import { connect, type Connection } from '../platform/database/connect'
import { DatabaseError } from '../platform/database/errors'
import { keysFromFolder } from '../platform/database/keys'
import { migrate } from '../platform/database/migrate'
import { migrations } from '../platform/database/migrations'
import { explain } from '../platform/database/text'
import { forgetOldReplies } from '../platform/serve/act'
import { httpServer } from '../platform/serve/http'
import { logTo } from '../platform/serve/log'
import { exampleOffers } from '../platform/serve/offers'
import { openapi } from '../platform/serve/openapi'
import { loadExample } from './example/load'
import { addressFrom, whyNotOpen } from './parts/address'
import { buildPages } from './parts/pages'
import { closeOnSignal } from './parts/stop'
import { chance, clockFrom, wayIn } from './parts/world'

const tell = (words: string): void => void process.stdout.write(`${words}\n`)

async function start(): Promise<void> {
  const { env } = process
  // The demo lets anyone be anyone, so no HOST opens it to others.
  const address = { ...addressFrom(env), host: '127.0.0.1' }
  const { port } = address
  const now = clockFrom(env['DEMO_NOW'])
  const folder = resolve(env['DATA'] ?? 'data')
  const url = env['DATABASE_URL'] || undefined
  const connection = await connect(url === undefined ? { folder } : { url })
  try {
    const keys = await keysFromFolder(folder, chance)
    const cipher = cipherFromEnvironment(env, keys, chance)
    await migrate(connection.db, migrations)
    await onlyExample(connection)
    await forgetOldReplies(connection.db, now())
    await loadExample(connection.db, { now: now(), cipher, tell })
    const pages = await buildPages(tell)
    const log = logTo(pino.destination(2), env['LOG_LEVEL'] ?? 'warn')
    const way = wayIn(connection, { keys, cipher, now, offers: exampleOffers, log })
    const document = openapi(exampleOffers.map((offer) => offer.action))
    const app = await httpServer({ ...way, openapi: document, log, pages })
    await app.listen(address).catch((error: unknown) => {
      throw whyNotOpen(error, address)
    })
    closeOnSignal(async () => {
      await app.close()
      await way.rest()
      await connection.close()
    })
    tell(
      `\n一毫米已经开门：http://127.0.0.1:${port}\n这里是示例社区，人都是编的。在「我的」里选一个人就能登录。Ctrl+C 关门。`,
    )
    tell(`Ready at http://127.0.0.1:${port} with invented people: choose one under 我的 to sign in.`)
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** The demo lets anyone sign in as anyone, so it must never stand over a real community. */
async function onlyExample(connection: Connection): Promise<void> {
  const real = await connection.db
    .selectFrom('communities')
    .select('name')
    .where('is_example', '=', false)
    .executeTakeFirst()
  if (!real) return
  throw new Error(
    `这个数据库里是真的社区「${real.name}」，示例模式不能打开它。请用 npm run serve。\n` +
      'This database holds a real community: the demo refuses it. Use npm run serve.',
  )
}

start().catch((error: unknown) => {
  if (error instanceof DatabaseError) process.stderr.write(`${explain(error)}\n`)
  else process.stderr.write(`${plainly(error)}\n`)
  process.exitCode = 1
})

function plainly(error: unknown): string {
  return error instanceof Error
    ? process.env['LOG_LEVEL']
      ? String(error.stack)
      : error.message
    : String(error)
}
