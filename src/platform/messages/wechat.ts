// WeChat's subscription messages, by the cloud's own call (no token to keep).
import { templates, type Template } from '../../messages/rule'
import type { Delivery, Messenger } from './port'

/** What of wx-server-sdk is used. */
export interface Subscribe {
  send(message: {
    touser: string
    templateId: string
    page: string
    data: Record<string, { value: string }>
    miniprogramState?: string
  }): Promise<{ errCode: number }>
}

/** Busy, or too many at once: nothing was delivered (errcodes of subscribeMessage.send). */
const AGAIN = new Set([-1, 45009])

/** @param named the template ids of this installation, with the names of their fields: `{"told":["ID","thing1","time2"]}` */
export function wechatMessenger(subscribe: Subscribe, named: TemplateNames): Messenger {
  return {
    async send({ openid, template, page, data }): Promise<Delivery> {
      const found = named[template]
      if (!found) return 'refused'
      const [templateId, thing, time] = found
      try {
        const fields = { [thing]: { value: data.thing }, [time]: { value: data.time } }
        const { errCode } = await subscribe.send({ touser: openid, templateId, page, data: fields })
        return deliveryOf(errCode)
      } catch (error) {
        const code = (error as { errCode?: unknown }).errCode
        // An error without a code is a line that broke: it may have arrived before.
        return typeof code === 'number' ? deliveryOf(code) : 'unsure'
      }
    },
  }
}

function deliveryOf(code: number): Delivery {
  if (code === 0) return 'sent'
  return AGAIN.has(code) ? 'later' : 'refused'
}

export type TemplateNames = Partial<Record<Template, readonly [id: string, thing: string, time: string]>>

/** @throws Error when WECHAT_TEMPLATES is set and is not what it should be. */
export function templatesFrom(environment: Readonly<Record<string, string | undefined>>): TemplateNames {
  const text = environment['WECHAT_TEMPLATES']
  if (!text) return {}
  const read = JSON.parse(text) as Record<string, unknown>
  const wrong = Object.entries(read).find(
    ([name, value]) =>
      !templates.includes(name as Template) ||
      !Array.isArray(value) ||
      value.length !== 3 ||
      value.some((part) => typeof part !== 'string' || part === ''),
  )
  if (wrong)
    throw new Error(`WECHAT_TEMPLATES: ${wrong[0]} must be one of ${templates.join(', ')} with three names`)
  return read as TemplateNames
}
