// Books within a weekly limit, stands in line, gives back, takes and leaves what is held, in many loops at once until it is
// killed, and prints each act once it was answered. Arguments: the folder, the community, how many loops.
import { writeSync } from 'node:fs'
import { clock } from '../../src/kernel/time'
import { connect } from '../../src/platform/database/connect'
import * as rooms from '../../src/rooms/contract'
import * as waits from '../../src/rooms/wait/contract'
import { rooms as ids, tuesday, type Who } from './community'
import { worldIn } from './world'

const people: readonly Who[] = ['qin', 'li', 'zhou', 'gong', 'su']

async function main(folder: string, community: string, loops: number): Promise<void> {
  const { db } = await connect({ folder })
  const w = worldIn({ db }, community)
  const draw = (below: number): number => w.chance(1)[0]! % below
  const loop = async (n: number): Promise<never> => {
    const phone = w.as(people[n % people.length]!)
    const had: string[] = []
    for (;;) {
      const start = 780 + draw(4) * 30
      const times = { day: tuesday, start: clock(start), end: clock(start + 60), people: 1, purpose: '排练' }
      const wish = { roomId: ids.hall, ...times }
      const booked = await phone.ask(rooms.book, wish)
      if (booked.ok) {
        say(`booked ${booked.value.bookingId}`)
        had.push(booked.value.bookingId)
      }
      const waiting = booked.ok ? null : await phone.ask(waits.join, wish)
      if (waiting?.ok) say(`waits ${waiting.value.waitId}`)
      const seen = await phone.ask(waits.mine, {})
      for (const { bookingId } of seen.ok ? seen.value.offers : []) {
        const taken = await phone.ask(draw(2) === 0 ? waits.accept : waits.decline, { bookingId })
        if (!taken.ok) continue
        say(`answered ${bookingId}`)
        had.push(bookingId)
      }
      // Else everybody soon has all they may, and nothing moves.
      const bookingId = had.shift()
      if (bookingId === undefined) continue
      const given = await phone.ask(rooms.cancel, { bookingId })
      if (given.ok) say(`cancelled ${bookingId}`)
    }
  }
  say('open')
  await Promise.all(Array.from({ length: loops }, (_, n) => loop(n)))
}

/** At once, so that what the parent has read is all that was said. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

const [folder = '', community = '', loops = '1'] = process.argv.slice(2)
main(folder, community, Number(loops)).catch((error: unknown) => {
  say(String(error))
  process.exitCode = 1
})
