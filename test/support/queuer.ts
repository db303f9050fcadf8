// Takes numbers, calls, talks and gives back in many loops at once until it is killed, and prints each act once it was
// answered. Arguments: the folder, the community, how many loops.
import { writeSync } from 'node:fs'
import { connect } from '../../src/platform/database/connect'
import { people } from './community'
import { worldIn } from './world'

async function main(folder: string, community: string, loops: number): Promise<void> {
  const { db } = await connect({ folder })
  const w = worldIn({ db }, community)
  w.clock('2026-11-24 09:30')
  const draw = (below: number): number => w.chance(1)[0]! % below
  let sent = 0
  const act = async (what: string, action: string, input: object, person: string): Promise<string | null> => {
    const identify = () => Promise.resolve({ person })
    const call = { action, input, community, requestId: `queuer-${process.pid}-${++sent}` }
    const { body } = await w.dispatch({ ...call, identify })
    if (!body.ok) return null
    const { placeId } = body.value as { placeId: string }
    say(`${what} ${placeId}`)
    return placeId
  }
  const desk = [people.su.id, people.lin.id, people.he.id]
  const loop = async (n: number): Promise<never> => {
    const receiver = desk[n % desk.length]!
    for (;;) {
      const given = { personId: null, kind: 'unsure', priority: null }
      await act('given', 'reception.takeNumberFor', given, people.su.id)
      const placeId = await act('called', 'reception.callNext', {}, receiver)
      if (placeId === null) continue
      if (draw(3) === 0) await act('left', 'reception.leaveLine', { placeId }, people.su.id)
      const begun = await act('begun', 'reception.lineAct', { placeId, act: 'begin' }, receiver)
      if (begun) await act('ended', 'reception.endTalk', { placeId, outcome: 'settled' }, receiver)
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
