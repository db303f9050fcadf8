// `npm run serve`: production. Everything it needs is named by the environment and checked before the door opens.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import pino from 'pino'
import { instant } from '../kernel/time'
import { cipherFromEnvironment } from '../platform/database/cipher'
import { connect, type Connection } from '../platform/database/connect'
import { DatabaseError } from '../platform/database/errors'
import { keysFromEnvironment } from '../platform/database/keys'
import { check } from '../platform/database/migrate'
import { explain } from '../platform/database/text'
import { forgetOldReplies } from '../platform/serve/act'
import { httpServer } from '../platform/serve/http'
import { logTo } from '../platform/serve/log'
import { offers } from '../platform/serve/offers'
import { openapi } from '../platform/serve/openapi'
import { addressFrom, whyNotOpen } from './parts/address'
import { closeOnSignal } from './parts/stop'
import { chance, wayIn } from './parts/world'

async function serve(): Promise<void> {
  const { env } = process
  const address = addressFrom(env)
  const keys = keysFromEnvironment(env)
  const cipher = cipherFromEnvironment(env, keys, chance)
  const url = env['DATABASE_URL'] || undefined
  const connection = await connect(url === undefined ? { folder: resolve(env['DATA'] ?? 'data') } : { url })
  try {
    await check(connection.db)
    await onlyReal(connection)
    const now = () => instant(Date.now())
    await forgetOldReplies(connection.db, now())
    const log = logTo(pino.destination(1), env['LOG_LEVEL'] ?? 'info')
    const way = wayIn(connection, { keys, cipher, now, offers, log })
    const pages = resolve('dist/h5')
    const document = openapi(offers.map((offer) => offer.action))
    const app = await httpServer({
      ...way,
      openapi: document,
      log,
      pages: existsSync(pages) ? pages : undefined,
    })
    await app.listen(address).catch((error: unknown) => {
      throw whyNotOpen(error, address)
    })
    closeOnSignal(async () => {
      await app.close()
      await way.rest()
      await connection.close()
    })
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** Invented people must not stand beside real ones, and a server for nobody is a mistake of whoever starts it. */
async function onlyReal(connection: Connection): Promise<void> {
  const all = await connection.db.selectFrom('communities').select(['name', 'is_example']).execute()
  const example = all.find((community) => community.is_example)
  if (example) {
    throw new Error(
      `这个数据库里有示例社区「${example.name}」，不能给真的居民用。换一个数据库。\n` +
        'This database holds the example community: production refuses it. Use another database.',
    )
  }
  if (all.length === 0) {
    throw new Error('数据库里还没有社区。 There is no community in this database yet.')
  }
}

serve().catch((error: unknown) => {
  const words =
    error instanceof DatabaseError ? explain(error) : error instanceof Error ? error.message : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
})
