// HTTP with Fastify: the contract's actions under /api/, the web pages beside it. Framework matters end here.
import rateLimit from '@fastify/rate-limit'
import helmet from '@fastify/helmet'
import fixedFiles from '@fastify/static'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Sessions } from './context'
import type { Call, Dispatch } from './dispatch'
import { limited } from './openapi'

export interface HttpOptions {
  readonly dispatch: Dispatch
  readonly sessions: Sessions
  readonly openapi: object
  readonly log: FastifyBaseLogger
  /** Where the built web pages lie; absent: only the calls are served. */
  readonly pages?: string | undefined
  /** Sign-in attempts a minute from one address. */
  readonly signInsPerMinute?: number
}

/** Longest body of a call; a page of a notice is 6 KB, pictures go another way. */
const BODY = 64 * 1024

export async function httpServer(options: HttpOptions): Promise<FastifyInstance> {
  const quiet = new LogController({ disableRequestLogging: true })
  const app = Fastify({ loggerInstance: options.log, bodyLimit: BODY, logController: quiet })
  await app.register(helmet, {
    contentSecurityPolicy: { directives: pagePolicy },
    strictTransportSecurity: false,
  })
  await app.register(rateLimit, { global: false, errorResponseBuilder: tooMany })
  app.setErrorHandler(onError)
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .send({ ok: false, nonsense: { field: 'path', reason: 'There is nothing here by this method.' } }),
  )
  app.get('/api/openapi.json', () => options.openapi)
  const limit = { max: options.signInsPerMinute ?? 30, timeWindow: '1 minute' }
  for (const action of limited)
    app.post(`/api/${action}`, { config: { rateLimit: limit } }, answer(options, action))
  app.post<{ Params: { action: string } }>('/api/:action', (request, reply) =>
    answer(options, request.params.action)(request, reply),
  )
  if (options.pages) {
    // Without `cacheControl: false` the library's own header would come after ours.
    const files = { root: options.pages, preCompressed: true, cacheControl: false, setHeaders: cacheLong }
    await app.register(fixedFiles, files)
  }
  return app
}

// Taro writes style attributes at run time and draws icons from data URIs; everything else is our own origin's.
const pagePolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  upgradeInsecureRequests: null,
}

function answer({ dispatch, sessions }: HttpOptions, action: string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const call: Call = {
      action,
      input: request.body,
      community: header(request, 'x-community'),
      requestId: header(request, 'x-request-id'),
      identify: async (community, now) => {
        const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
        const session = token === undefined ? null : await sessions.read(token, now)
        // A token of another community is nobody here.
        return session?.community === community ? { person: session.person } : null
      },
    }
    const { status, body } = await dispatch(call)
    return reply.code(status).header('cache-control', 'no-store').send(body)
  }
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : null
}

function tooMany(_request: FastifyRequest, { ttl }: { ttl: number }) {
  const seconds = Math.ceil(ttl / 1000)
  return {
    statusCode: 429,
    ok: false,
    nonsense: { field: 'pace', reason: `Too many sign-ins: try again in ${seconds} s.` },
  }
}

interface HttpError {
  statusCode?: number
  message?: string
  nonsense?: unknown
}

/** What never reached dispatch: a body that is no JSON, too long, of another kind; or too many sign-ins. */
function onError(error: HttpError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500
  if (status >= 500) {
    request.log.error({ err: error, fault: request.id }, 'fault outside dispatch')
    return reply.code(500).send({ ok: false, fault: request.id })
  }
  const nonsense = error.nonsense ?? { field: 'body', reason: error.message }
  return reply.code(status).send({ ok: false, nonsense })
}

/** Built files carry a hash in their names; the page that names them must always be fresh. */
function cacheLong(reply: { setHeader(name: string, value: string): unknown }, path: string): void {
  const hashed = /\.[0-9a-f]{8,}\.(js|css)(\.br|\.gz)?$/.test(path)
  reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  reply.setHeader('vary', 'accept-encoding')
}
