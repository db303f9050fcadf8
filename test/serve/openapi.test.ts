import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refusals as ballotWords } from '../../src/ballots/text'
import { refusals as dutyWords } from '../../src/duty/text'
import { refusals as coverWords } from '../../src/duty/cover/text'
import { refusals as handoverWords } from '../../src/duty/handover/text'
import { refusals as planWords } from '../../src/duty/plan/text'
import { refusals as recordWords } from '../../src/duty/record/text'
import { refusals as turnWords } from '../../src/duty/turns/text'
import { refusals as yearWords } from '../../src/duty/year/text'
import { refusals as matterWords } from '../../src/matters/text'
import { refusals as messageWords } from '../../src/messages/text'
import { refusals as noticeWords } from '../../src/notices/text'
import { refusals as helperWords } from '../../src/people/helpers/text'
import { words as peopleWords } from '../../src/people/text'
import { exampleOffers } from '../../src/platform/serve/offers'
import { openapi } from '../../src/platform/serve/openapi'
import { refusals as visitWords } from '../../src/reception/text'
import { refusals as lineWords } from '../../src/reception/line/text'
import { refusals as deskWords } from '../../src/reception/settings/text'
import { refusals as caseWords } from '../../src/cases/text'
import { refusals as presenceWords } from '../../src/rooms/presence/text'
import { refusals as hallWords } from '../../src/rooms/halls/text'
import { refusals as quotaWords } from '../../src/rooms/quota/text'
import { refusals as seriesWords } from '../../src/rooms/series/text'
import { refusals as waitWords } from '../../src/rooms/wait/text'
import { refusals as roomWords } from '../../src/rooms/text'

const actions = exampleOffers.map(({ action }) => action)

interface Operation {
  'x-who': unknown
  'x-refusals': string[]
  operationId: string
  parameters: { name: string; required: boolean }[]
  responses: Record<string, unknown>
}
const document = JSON.parse(JSON.stringify(openapi(actions))) as {
  paths: Record<string, { post: Operation }>
}

// Phones run last month's package: what stands in the snapshot is promised to them. A change here is made by running
// the test with UPDATE_SNAPSHOT=1, and read before it is committed: nothing may vanish or become required.
test('the description of the calls is the one that was promised', async () => {
  const path = join(__dirname, 'openapi.snapshot.json')
  if (process.env['UPDATE_SNAPSHOT']) await writeFile(path, `${JSON.stringify(document, null, 2)}\n`)
  expect(document).toEqual(JSON.parse(await readFile(path, 'utf8')))
})

test.each(actions.map((action) => [action.name, action] as const))(
  '%s is described with who may, its refusals and its request id',
  (name, action) => {
    const { post } = document.paths[`/api/${name}`]!
    expect(post.operationId).toBe(name)
    expect(post['x-who']).toEqual(action.who)
    expect(post['x-refusals']).toEqual([...action.refusals, ...(action.writes ? ['request-reused'] : [])])
    const required = post.parameters
      .filter((parameter) => parameter.required)
      .map((parameter) => parameter.name)
    expect(required).toEqual(action.writes ? ['x-request-id'] : [])
  },
)

test.each(actions.map(({ name, who }) => [name, who] as const))(
  '%s lists the answers it can give, and no others',
  (name, who) => {
    const possible = ['200', '400', '404', '413', '415', '500']
    if (who !== 'anyone') possible.push('401')
    if (name === 'people.demoSignIn') possible.push('429')
    expect(Object.keys(document.paths[`/api/${name}`]!.post.responses)).toEqual(possible.sort())
  },
)

test('the names that other programs rely on are all there', () => {
  const promised = [
    ...['home.view', 'people.demoPeople', 'people.demoSignIn', 'people.me', 'duty.today', 'duty.rota'],
    ...['reception.freeTimes', 'reception.book', 'reception.cancel'],
    ...['duty.stepOut', 'duty.stepIn', 'rooms.list', 'rooms.freeTimes', 'rooms.book', 'rooms.cancel'],
    ...[
      'notices.list',
      'notices.publish',
      'matters.list',
      'matters.show',
      'matters.propose',
      'matters.endorse',
    ],
    ...['ballots.list', 'ballots.show', 'ballots.cast', 'ballots.result'],
  ]
  for (const name of promised) expect(document.paths).toHaveProperty([`/api/${name}`])
})

// What each feature says for each refusal of its contract.
const sentences: Record<string, Record<string, unknown>> = {
  people: { ...helperWords, ...peopleWords },
  home: peopleWords,
  reception: { ...visitWords, ...lineWords, ...deskWords },
  cases: caseWords,
  rooms: { ...roomWords, ...presenceWords, ...waitWords, ...quotaWords, ...seriesWords, ...hallWords },
  duty: {
    ...dutyWords,
    ...turnWords,
    ...planWords,
    ...coverWords,
    ...handoverWords,
    ...recordWords,
    ...yearWords,
  },
  ballots: ballotWords,
  notices: noticeWords,
  messages: messageWords,
  matters: matterWords,
}

test.each(actions.flatMap(({ name, refusals }) => refusals.map((code) => [name, code] as const)))(
  '%s: the refusal %s has a sentence',
  (name, code) => {
    expect(sentences[name.split('.')[0]!]).toHaveProperty([code, 'plain'])
  },
)
