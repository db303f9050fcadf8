import Taro from '@tarojs/taro'
import { useState } from 'react'
import { templates, type Template } from '../messages/rule'
import { InboxStore } from '../messages/store'
import { BigButton } from '../ui/BigButton'
import { Words } from '../ui/Words'
import { useStores } from './stores'
import { consent as words } from './text'

/** The ids that the installation's templates have in WeChat, by our names: `visit-changed:ID,visit-tomorrow:ID`. */
const ids: ReadonlyMap<string, Template> = new Map(
  (process.env.TARO_APP_TEMPLATES ?? '')
    .split(',')
    .map((pair) => pair.split(':'))
    .flatMap(([name, id]) => (id && templates.includes(name as Template) ? [[id, name as Template]] : [])),
)

/** WeChat asks for three at most, and only in a tap. */
const MOST = 3

/** Asks in WeChat for leave to send one message of each kind; elsewhere there is nothing to ask, and no button. */
export function TellMe() {
  const inbox = useStores().part(InboxStore)
  const [kept, keep] = useState(false)
  if (ids.size === 0 || process.env.TARO_ENV !== 'weapp') return null
  if (kept) return <Words as="second">{words.kept}</Words>
  const ask = async (): Promise<void> => {
    const tmplIds = [...ids.keys()].slice(0, MOST)
    // Whoever says no has said so to WeChat; the inbox has everything all the same.
    const answer: unknown = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] }).catch(() => ({}))
    const accepted = tmplIds.filter((id) => (answer as Record<string, unknown>)[id] === 'accept')
    if (accepted.length === 0) return
    const outcome = await inbox.consent(accepted.map((id) => ids.get(id)!))
    keep(outcome.ok)
  }
  return <BigButton kind="quiet" word={words.ask} onPress={ask} />
}
