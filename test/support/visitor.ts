// Books, moves and cancels visits in many loops at once until it is killed, and prints each act once it was answered.
// Arguments: `folder` or `url`, its value, the community, how many loops; each loop is one person of the crowd.
import { writeSync } from 'node:fs'
import { addDays, clock } from '../../src/kernel/time'
import { connect } from '../../src/platform/database/connect'
import { testId, tuesday } from './community'
import { worldIn } from './world'

async function main(place: string, value: string, community: string, loops: number): Promise<void> {
  const { db } = await connect(place === 'url' ? { url: value, poolSize: loops } : { folder: value })
  const w = worldIn({ db }, community)
  const draw = (below: number): number => w.chance(1)[0]! % below
  const time = () => ({ day: addDays(tuesday, draw(14)), start: clock(540 + draw(18) * 30) })
  let sent = 0
  const loop = async (n: number): Promise<never> => {
    const identify = () => Promise.resolve({ person: testId('aa', 1001 + n) })
    const act = async (what: string, action: string, input: object): Promise<string | null> => {
      const call = { action, input, community, requestId: `visitor-${process.pid}-${++sent}` }
      const { body } = await w.dispatch({ ...call, identify })
      if (!body.ok) return null
      const { visitId } = body.value as { visitId: string }
      say(`${what} ${visitId}`)
      return visitId
    }
    for (;;) {
      const visitId = await act('booked', 'reception.book', { ...time(), kind: 'unsure' })
      if (visitId === null) continue
      if (draw(2) === 0) await act('moved', 'reception.move', { visitId, ...time() })
      // A visit is one a day and three ahead: whoever seldom gave one back would soon have none to book.
      if (draw(10) > 0) await act('cancelled', 'reception.cancel', { visitId })
    }
  }
  say('open')
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
