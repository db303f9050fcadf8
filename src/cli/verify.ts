// `npm run verify -- [ballot] [--file recount.json]`: recomputes one ballot, or every opened one, from the database;
// with --file the public file too. A file alone needs no database. Ends with 1 when anything does not fit.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { recountFile, type RecountFile } from '../ballots/contract'
import { differenceWords, verifiedWords } from '../ballots/verify-text'
import { compareFile, verifyBallot, verifyFile, type Difference } from '../ballots/verify'
import { connect, type Connection } from '../platform/database/connect'
import { DatabaseError } from '../platform/database/errors'
import { check } from '../platform/database/migrate'
import { explain } from '../platform/database/text'

const say = (words: string): void => void process.stdout.write(`${words}\n`)

/** @returns how many differences were told */
function tell(title: string, votes: number, found: readonly Difference[]): number {
  if (found.length === 0) say(verifiedWords(title, votes))
  for (const { code, about } of found) say(`✗ ${title}：${differenceWords[code](about)}  [${code}] ${about}`)
  return found.length
}

async function readRecount(path: string): Promise<RecountFile> {
  const text = await readFile(path, 'utf8')
  const parsed = v.safeParse(recountFile, unwrapped(JSON.parse(text)))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(
    `${path} 不是这里的计票文件（${v.getDotPath(issue) ?? ''}）。 This is not a recount file: ${issue.message}`,
  )
}

/** As it was answered by `ballots.recount`, or its value alone. */
function unwrapped(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'value' in json ? json.value : json
}

async function fromDatabase({ db }: Connection, ballot: string | null, file: RecountFile | null) {
  await check(db)
  let query = db
    .selectFrom('ballots')
    .select(['community_id as community', 'ballot_id as ballotId'])
    .orderBy('drafted_at')
  query = ballot === null ? query.where('opened_at', 'is not', null) : query.where('ballot_id', '=', ballot)
  const wanted = await query.execute()
  if (ballot !== null && wanted.length === 0) {
    throw new Error(`没有找到这次表决：${ballot}。 There is no such ballot in this database.`)
  }
  let wrong = 0
  for (const { community, ballotId } of wanted) {
    // One moment for all of it: somebody may be voting, and a vote of between would look like one too many.
    const verified = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => (await verifyBallot(tx, community, ballotId))!)
    wrong += tell(verified.ballot.title, verified.votes, verified.found)
    if (file) wrong += tell(file.title, file.tookPart.heads, await compareFile(db, community, file))
  }
  if (wanted.length === 0) say('还没有开始过的表决。  No ballot has been opened yet.')
  return wrong
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { file: { type: 'string' } }, allowPositionals: true })
  const [ballot = null] = positionals
  const file = values.file === undefined ? null : await readRecount(values.file)
  let wrong = file ? tell(file.title, file.tookPart.heads, verifyFile(file)) : 0
  if (!file || ballot !== null) {
    const url = process.env['DATABASE_URL'] || undefined
    const folder = resolve(process.env['DATA'] ?? 'data')
    const connection = await connect(url === undefined ? { folder } : { url, poolSize: 1 })
    try {
      wrong += await fromDatabase(connection, ballot, file)
    } finally {
      await connection.close()
    }
  }
  process.exitCode = wrong > 0 ? 1 : 0
}

run().catch((error: unknown) => {
  const words =
    error instanceof DatabaseError ? explain(error) : error instanceof Error ? error.message : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
})
