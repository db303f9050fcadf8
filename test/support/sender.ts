// Sends what waits in the outbox in several loops at once until it is killed or nothing is left, and prints each letter as
// it is handed over. Arguments: the address of the database, the community, how many loops.
import { writeSync } from 'node:fs'
import { sendWaiting } from '../../src/messages/send'
import { connect } from '../../src/platform/database/connect'
import type { Messenger } from '../../src/platform/messages/port'
import { worldIn } from './world'

/** At once, so that what the parent has read is all that was handed over. */
const say = (line: string): void => void writeSync(1, `${line}\n`)

async function main(url: string, community: string, loops: number): Promise<void> {
  const { db, close } = await connect({ url, poolSize: loops })
  const { cipher, now } = worldIn({ db }, community)
  const messenger: Messenger = {
    async send({ page }) {
      say(`letter ${page.split('=')[1]}`)
      await new Promise((done) => setTimeout(done, 2))
      return 'sent'
    },
  }
  say('open')
  const sender = { db, cipher, now, messenger }
  await Promise.all(Array.from({ length: loops }, () => sendWaiting(sender, community, 100_000)))
  say('all')
  await close()
}

const [url = '', community = '', loops = '1'] = process.argv.slice(2)
main(url, community, Number(loops)).catch((error: unknown) => {
  say(String(error))
  process.exitCode = 1
})
