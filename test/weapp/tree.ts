import type { Wxml } from './compile'

/** A node of what is on the screen, with what WeChat needs to send it an event. */
export interface Node {
  tag: string
  attr: Record<string, unknown>
  children: (Node | string)[]
  parent: Node | null
  /** The page or component whose method a binding names. */
  owner: object
}

/** Gives each node its parent and owner; `expand` draws a custom component, or answers null for an ordinary tag. */
export function grow(
  from: Wxml,
  parent: Node | null,
  owner: object,
  expand: (wxml: Wxml) => { root: Wxml; owner: object } | null,
): Node {
  const node: Node = { tag: from.tag, attr: from.attr ?? {}, children: [], parent, owner }
  const inside = expand(from)
  const children = inside ? (inside.root.children ?? []) : (from.children ?? [])
  node.children = children.map((child) =>
    typeof child === 'string' ? child : grow(child, node, inside?.owner ?? owner, expand),
  )
  return node
}

export function* walk(node: Node): Generator<Node> {
  yield node
  for (const child of node.children) if (typeof child !== 'string') yield* walk(child)
}

/** Nothing that is hidden from a screen reader is found by name. */
export function hidden(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent) if (at.attr['ariaHidden'] === 'true') return true
  return false
}

/** What stands there to read, one line for each box that holds text. */
export function text(node: Node): string {
  let out = ''
  const read = (at: Node): void => {
    const box = at.tag !== 'wx-text'
    if (box) out += '\n'
    for (const child of at.children) {
      if (typeof child === 'string') out += child
      else read(child)
    }
    if (box) out += '\n'
  }
  read(node)
  return out
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

const FIELDS = new Set(['wx-input', 'wx-textarea'])

export function isField(node: Node): boolean {
  return FIELDS.has(node.tag)
}

/** What a screen reader calls it: its label, else the text inside; a field without a label is called by its hint. */
export function nameOf(node: Node): string {
  const label = node.attr['ariaLabel']
  if (typeof label === 'string' && label !== '') return label
  if (isField(node)) return String(node.attr['placeholder'] ?? '')
  return text(node).split('\n').join(' ')
}

/** What can be acted on: a field, a button, or anything that has a role and hears taps. */
export function isActive(node: Node): boolean {
  if (isField(node) || node.tag === 'wx-button') return true
  return typeof node.attr['ariaRole'] === 'string' && binding(node, 'tap') !== null
}

/** The method that hears an event here, and whether it goes no further. */
export function binding(node: Node, event: string): { method: string; stops: boolean } | null {
  for (const [key, stops] of [
    [`catch${event}`, true],
    [`bind${event}`, false],
  ] as const) {
    const method = node.attr[key]
    if (typeof method === 'string' && method !== '') return { method, stops }
  }
  return null
}

export function depth(node: Node): number {
  return node.parent ? depth(node.parent) + 1 : 1
}
