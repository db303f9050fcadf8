import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { cloudFunction } from '../../src/platform/serve/cloud'
import { httpServer } from '../../src/platform/serve/http'
import { exampleOffers } from '../../src/platform/serve/offers'
import { openapi } from '../../src/platform/serve/openapi'
import { freshDatabase } from '../support/database'
import type { World } from '../support/world'
import { freshWorld } from '../support/world'
import type { Cloud } from './wx/net'

/** One community behind both ways in: by HTTP on a port of its own, and as the cloud function. */
export interface Behind {
  world: World
  url: string
  /** The cloud function as this WeChat identity calls it. */
  cloudAs: (openid: string) => Cloud
  close: () => Promise<void>
}

export async function behind(): Promise<Behind> {
  const connection = await freshDatabase()
  const world = await freshWorld(connection)
  const document = openapi(exampleOffers.map(({ action }) => action))
  const log = pino({ level: 'silent' })
  const app: FastifyInstance = await httpServer({
    dispatch: world.dispatch,
    sessions: world.sessions,
    openapi: document,
    log,
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const main = cloudFunction(world)
  return {
    world,
    url,
    cloudAs: (openid) => (name, data) => {
      if (name !== 'api') throw new Error(`there is no cloud function ${name}`)
      return main(data, openid)
    },
    close: async () => {
      await app.close()
      await connection.close()
    },
  }
}
