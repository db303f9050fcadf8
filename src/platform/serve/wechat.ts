// The cloud function: `exports.main` for CloudBase. Identity is what WeChat says it is and nothing the caller says.
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import cloud from 'wx-server-sdk'
import { instant } from '../../kernel/time'
import { cipherOf } from '../database/cipher'
import { connect } from '../database/connect'
import { keysFromEnvironment } from '../database/keys'
import { check } from '../database/migrate'
import { migrations } from '../database/migrations'
import { cloudFunction, type CloudEvent } from './cloud'
import { offers } from './offers'
import { sessions } from './session'
import { dispatcher, type Dispatch } from './dispatch'

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

const chance = (bytes: number): Uint8Array => randomBytes(bytes)
const log = pino({ level: 'warn' })

/** Few connections: the platform runs as many copies of this process as there are callers. */
const POOL = 3

async function open() {
  const keys = keysFromEnvironment(process.env)
  const { db } = await connect({ url: process.env['DATABASE_URL'], poolSize: POOL, inCloud: true })
  await check(db, migrations)
  const cipher = cipherOf(keys, chance)
  const fault = (id: string, err: unknown, action: string): void =>
    log.error({ fault: id, action, err }, 'an act failed')
  const now = () => instant(Date.now())
  const dispatch: Dispatch = dispatcher({
    db,
    cipher,
    sessions: sessions(keys.session),
    now,
    chance,
    offers,
    fault,
  })
  return cloudFunction({ db, cipher, dispatch })
}

let ready: ReturnType<typeof open> | null = null

export async function main(event: CloudEvent): Promise<unknown> {
  // Kept between calls of one process; a failed start is tried again by the next call.
  ready ??= open().catch((error: unknown) => {
    ready = null
    throw error
  })
  const { OPENID } = cloud.getWXContext()
  return (await ready)(event, OPENID)
}
