// Writes pairs of rows until it is killed, and prints the number of each pair once its commit was answered.
// Arguments: `folder` or `url`, its value, the first number, how many writers at once.
import { writeSync } from 'node:fs'
import { sql } from 'kysely'
import { connect } from '../../src/platform/database/connect'
import { DatabaseError } from '../../src/platform/database/errors'

async function main(place: string, value: string, first: number, writers: number): Promise<void> {
  const { db } = await connect(place === 'url' ? { url: value, poolSize: writers } : { folder: value })
  say('open')
  await sql`create table if not exists pairs (n integer, half integer, primary key (n, half))`.execute(db)
  let next = first
  const write = async (): Promise<never> => {
    for (;;) {
      const n = next++
      const written = db.transaction().execute(async (tx) => {
        await sql`insert into pairs values (${n}, 1)`.execute(tx)
        await sql`insert into pairs values (${n}, 2)`.execute(tx)
      })
      await written.then(
        () => say(String(n)),
        // A server that is gone comes back; what it did not answer counts for nothing.
        () => new Promise((resolve) => setTimeout(resolve, 20)),
      )
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
}

/** At once, so that what the parent has read is all that was said. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

const [place = '', value = '', first = '0', writers = '1'] = process.argv.slice(2)
main(place, value, Number(first), Number(writers)).catch((error: unknown) => {
  say(error instanceof DatabaseError ? error.code : String(error))
  process.exitCode = 1
})
