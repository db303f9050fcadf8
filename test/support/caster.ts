// Casts the crowd's votes in many loops at once until it is killed, and prints the receipt of each once it was answered.
// Arguments: `folder` or `url`, its value, the community, the ballot, how many voters, how many loops.
import { writeSync } from 'node:fs'
import { connect } from '../../src/platform/database/connect'
import { opensAt } from './ballots'
import { testId } from './community'
import { worldIn } from './world'

async function main(args: readonly string[]): Promise<void> {
  const [place = '', value = '', community = '', ballotId = '', count = '0', loops = '1'] = args
  const many = Number(loops)
  const { db } = await connect(place === 'url' ? { url: value, poolSize: many } : { folder: value })
  const w = worldIn({ db }, community)
  w.clock(opensAt)
  say('open')
  let next = 0
  const loop = async (): Promise<void> => {
    while (next < Number(count)) {
      const n = next++
      const input = {
        ballotId,
        voterId: testId('c0', 1001 + n),
        choice: ['for', 'against', 'abstain'][n % 3],
      }
      const call = { action: 'ballots.cast', input, community, requestId: `caster-${n}-1234` }
      const identify = async () => ({ person: testId('aa', 1001 + n) })
      const { body } = await w.dispatch({ ...call, identify })
      // What a server that is gone did not answer counts for nothing.
      if (body.ok) say((body.value as { receipt: string }).receipt)
    }
  }
  await Promise.all(Array.from({ length: many }, loop))
  say('all')
}

/** At once, so that what the parent has read is all that was said. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(String(error))
  process.exitCode = 1
})
