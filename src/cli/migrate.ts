// `npm run db:migrate`: brings the database of DATABASE_URL, or the embedded one in `data/`, up to this program.
import { resolve } from 'node:path'
import { connect } from '../platform/database/connect'
import { DatabaseError } from '../platform/database/errors'
import { check, migrate } from '../platform/database/migrate'
import { explain } from '../platform/database/text'

async function run(): Promise<void> {
  const { env } = process
  const url = env['DATABASE_URL'] || undefined
  const { db, close } = await connect(
    url === undefined ? { folder: resolve(env['DATA'] ?? 'data') } : { url, poolSize: 1 },
  )
  try {
    const done = await migrate(db)
    await check(db)
    for (const { id, name } of done)
      say(`第 ${id} 号迁移「${name}」做好了。  Migration ${id} (${name}) applied.`)
    say(
      done.length > 0 ? '数据库已经是最新的。  The database is up to date.' : '没有要做的。  Nothing to do.',
    )
  } finally {
    await close()
  }
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof DatabaseError ? explain(error) : String(error)}\n`)
  process.exitCode = 1
})
