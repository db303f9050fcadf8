// Books and cancels in many loops at once until it is killed, and prints each act once it was answered.
// Arguments: `folder` or `url`, its value, the community, how many loops.
import { writeSync } from 'node:fs'
import { addDays, clock } from '../../src/kernel/time'
import { connect } from '../../src/platform/database/connect'
import * as contract from '../../src/rooms/contract'
import { rooms, tuesday, type Who } from './community'
import { worldIn } from './world'

const people: readonly Who[] = ['qin', 'li', 'zhou', 'gong', 'su']
const roomIds = [rooms.readingRoom, rooms.readingRoom, rooms.hall]

async function main(place: string, value: string, community: string, loops: number): Promise<void> {
  const { db } = await connect(place === 'url' ? { url: value, poolSize: loops } : { folder: value })
  const w = worldIn({ db }, community)
  const draw = (below: number): number => w.chance(1)[0]! % below
  say('open')
  const loop = async (n: number): Promise<never> => {
    const phone = w.as(people[n % people.length]!)
    for (;;) {
      const start = 540 + draw(16) * 30
      const order = { roomId: roomIds[draw(3)]!, day: addDays(tuesday, draw(14)), people: 1, purpose: '排练' }
      const times = { start: clock(start), end: clock(start + 30 * (1 + draw(3))) }
      // A server that is gone comes back; what it did not answer counts for nothing.
      await (async () => {
        const booked = await phone.ask(contract.book, { ...order, ...times })
        if (!booked.ok) return
        say(`booked ${booked.value.bookingId}`)
        if (draw(2) === 0) return
        const cancelled = await phone.ask(contract.cancel, booked.value)
        if (cancelled.ok) say(`cancelled ${booked.value.bookingId}`)
      })().catch(() => new Promise((resolve) => setTimeout(resolve, 20)))
    }
  }
  await Promise.all(Array.from({ length: loops }, (_, n) => loop(n)))
}

/** At once, so that what the parent has read is all that was said. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

const [place = '', value = '', community = '', loops = '1'] = process.argv.slice(2)
main(place, value, community, Number(loops)).catch((error: unknown) => {
  say(String(error))
  process.exitCode = 1
})
