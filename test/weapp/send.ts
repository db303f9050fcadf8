import type { Node } from './tree'
import { binding } from './tree'

type Method = (event: object) => unknown

function face(node: Node): object {
  const dataset: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(node.attr)) {
    if (key.startsWith('data-')) dataset[key.slice('data-'.length)] = value
  }
  return { id: node.attr['id'] ?? '', dataset, offsetLeft: 0, offsetTop: 0 }
}

/**
 * Sends an event as WeChat does: to the node and, when it bubbles, to each ancestor that binds it, until one catches.
 * @returns whether anything heard it.
 */
export function send(target: Node, type: string, detail: object, bubbles: boolean): boolean {
  let heard = false
  for (let at: Node | null = target; at; at = bubbles ? at.parent : null) {
    const bound = binding(at, type)
    if (!bound) continue
    heard = true
    const owner = at.owner as Record<string, Method | undefined>
    const method = owner[bound.method]
    if (!method) throw new Error(`${at.tag} binds ${type} to ${bound.method}, which is not there`)
    const event = { type, timeStamp: 0, target: face(target), currentTarget: face(at), detail, mark: {} }
    method.call(at.owner, bubbles ? { ...event, touches: [], changedTouches: [] } : event)
    if (bound.stops) break
  }
  return heard
}
