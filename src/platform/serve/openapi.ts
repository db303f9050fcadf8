// The contracts as an OpenAPI 3.1 document, so that other programs know every action, its schemas and its refusals.
// JSON Schema cannot say these checks of ours, which the server makes all the same: that a day exists in the calendar
// (2026-02-30 does not), and that blanks around a text are taken off before its length counts.
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Action, Who } from '../../kernel/contract'

const schema = (of: Action['input'], typeMode: 'input' | 'output') => {
  const { $schema: _, ...rest } = toJsonSchema(of, { errorMode: 'ignore', typeMode })
  return rest
}

const whoIs = (who: Who): string =>
  typeof who !== 'string'
    ? who.join(', ')
    : {
        anyone: 'anyone',
        person: 'a signed-in person',
        holder: "the holder of the secretary's authority at that moment",
      }[who]

const json = (content: object) => ({ content: { 'application/json': { schema: content } } })
const object = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
})

const nonsense = json(
  object({
    ok: { const: false },
    nonsense: object({ field: { type: 'string' }, reason: { type: 'string' } }),
  }),
)

/** The answers that are the same for every action that can give them. */
const common = {
  400: { description: 'not understood; nothing was stored', ...nonsense },
  401: {
    description: 'who calls is not known',
    ...json(object({ ok: { const: false }, identity: { const: 'needed' } })),
  },
  404: { description: 'no such action here: another version, or only in the example', ...nonsense },
  413: { description: 'a body of more than 64 KB', ...nonsense },
  415: { description: 'a body that is not application/json', ...nonsense },
  429: { description: 'too many sign-ins a minute', ...nonsense },
  500: {
    description: 'a fault, logged under this id',
    ...json(object({ ok: { const: false }, fault: { type: 'string' } })),
  },
}

/** Actions of which more than so many calls a minute are asked to wait: see http.ts. */
export const limited: ReadonlySet<string> = new Set(['people.demoSignIn'])

function commonFor({ name, who }: Action) {
  const codes = Object.keys(common).filter(
    (code) => (code !== '401' || who !== 'anyone') && (code !== '429' || limited.has(name)),
  )
  return Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/responses/${code}` }]))
}

function operation(action: Action) {
  const codes = action.writes ? [...action.refusals, 'request-reused'] : action.refusals
  const refusal = object({ ok: { const: false }, refusal: object({ code: { enum: codes } }) })
  const value = object({ ok: { const: true }, value: schema(action.reply, 'input') })
  const requestId = {
    name: 'x-request-id',
    in: 'header',
    required: true,
    schema: { type: 'string', pattern: '^[\\w-]{8,64}$' },
  }
  const community = { name: 'x-community', in: 'header', required: false, schema: { type: 'string' } }
  return {
    operationId: action.name,
    summary: action.about,
    description: `For ${whoIs(action.who)}.`,
    'x-who': action.who,
    'x-writes': action.writes,
    'x-refusals': codes,
    security: action.who === 'anyone' ? [{}, { session: [] }] : [{ session: [] }],
    parameters: action.writes ? [community, requestId] : [community],
    requestBody: json(schema(action.input, 'input')),
    responses: {
      200: {
        description: 'done, or refused with a reason',
        ...json(codes.length ? { oneOf: [value, refusal] } : value),
      },
      ...commonFor(action),
    },
  }
}

export function openapi(actions: readonly Action[]): object {
  const sorted = [...actions].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    openapi: '3.1.0',
    info: { title: '一毫米 yihaomi', version: '1' },
    components: {
      responses: common,
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
    paths: Object.fromEntries(sorted.map((action) => [`/api/${action.name}`, { post: operation(action) }])),
  }
}
