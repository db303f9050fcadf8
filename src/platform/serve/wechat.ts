// The cloud function: `exports.main` for CloudBase. Identity is what WeChat says it is and nothing the caller says.
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import cloud from 'wx-server-sdk'
import { newId } from '../../kernel/id'
import { instant } from '../../kernel/time'
import { cipherFromEnvironment } from '../database/cipher'
import { connect } from '../database/connect'
import { keysFromEnvironment } from '../database/keys'
import { check } from '../database/migrate'
import { migrations } from '../database/migrations'
import { cloudFunction, openedOnce, type CloudEvent, type CloudFunction } from './cloud'
import { templatesFrom, wechatMessenger, type Subscribe } from '../messages/wechat'
import { choresOf } from './chores'
import { faultsTo, logTo } from './log'
import { chores, followers, offers } from './offers'
import type { Sessions } from './context'
import { dispatcher, type Dispatch } from './dispatch'

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

const chance = (bytes: number): Uint8Array => randomBytes(bytes)
const log = logTo(pino.destination(1), 'warn')
const now = () => instant(Date.now())

/** WeChat says who calls: no token is ever made here, and none that is shown is believed. */
const noSessions: Sessions = {
  sign: () => Promise.reject(new Error('A cloud function makes no sessions.')),
  read: () => Promise.resolve(null),
}

/** Few connections: the platform runs as many copies of this process as there are callers. */
const POOL = 3

async function open(): Promise<CloudFunction> {
  const keys = keysFromEnvironment(process.env)
  const cipher = cipherFromEnvironment(process.env, keys, chance)
  const { db } = await connect({ url: process.env['DATABASE_URL'], poolSize: POOL, inCloud: true })
  await check(db, migrations)
  const fault = faultsTo(log)
  const subscribe: Subscribe = { send: (message) => cloud.openapi.subscribeMessage.send(message) }
  const messenger = wechatMessenger(subscribe, templatesFrom(process.env))
  const { after, rest } = choresOf({ db, cipher, now, chance, fault, messenger }, chores)
  const dispatch: Dispatch = dispatcher({
    db,
    cipher,
    sessions: noSessions,
    now,
    chance,
    offers,
    followers,
    fault,
    after,
  })
  return cloudFunction({ db, cipher, dispatch, rest })
}

const answer = openedOnce(open, (error) => {
  const id = newId(now(), chance)
  faultsTo(log)(id, error, 'opening')
  return id
})

export async function main(event: CloudEvent): Promise<unknown> {
  const { OPENID } = cloud.getWXContext()
  return answer(event, OPENID)
}
