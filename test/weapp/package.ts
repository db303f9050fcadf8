import { assemble, type Assembled, type Options } from './assemble'
import { send } from './send'
import { depth, hidden, isActive, isField, nameOf, text, walk, type Node } from './tree'

export type { Options } from './assemble'

/** What can be acted on, as a screen reader tells it. */
export interface Found {
  name: string
  role: string
  value: unknown
  disabled: boolean
  checked: boolean
  selected: boolean
}

/** The whole name, or a pattern of it; one thing on the screen must fit. */
type Name = string | RegExp

type Hook = ((options: object) => void) | undefined

/** A compiled package as a phone has it. `launch` starts it; `close` must end it. */
export class Package {
  constructor(private readonly parts: Assembled) {}

  /** What WeChat itself showed or did: toasts, modals, phone calls, the title. */
  get seen() {
    return this.parts.seen
  }

  /** What was printed to the console. */
  get said() {
    return this.parts.said
  }

  /** setData since the launch or the last act. */
  get traffic() {
    return this.parts.traffic
  }

  async launch(path = this.parts.pages[0]!, query: Record<string, string> = {}): Promise<void> {
    const { inside, opened, life, app } = this.parts
    inside.load('app.js')
    const start = inside.copy({ path, query, scene: 1001, referrerInfo: {} })
    for (const hook of ['onLaunch', 'onShow']) (app()[hook] as Hook)?.call(app(), start)
    opened.push(path, query)
    await life.settle()
  }

  /** The address of the page on top. */
  page(): string {
    return this.parts.opened.stack.at(-1)?.route ?? ''
  }

  /** All that stands on the screen to read, a line for each box. */
  text(): string {
    return this.parts.screen().map(text).join('\n')
  }

  /** Everything that can be acted on, in reading order. */
  names(): string[] {
    return this.all(isActive).map(nameOf)
  }

  findByName(name: Name): Found {
    return told(this.locate(name, isActive))
  }

  tap(name: Name): Promise<void> {
    return this.act(this.locate(name, isActive), [['tap', {}, true]])
  }

  input(name: Name, value: string): Promise<void> {
    const detail = { value, cursor: value.length, keyCode: 0 }
    return this.act(this.locate(name, isField), [
      ['focus', { value: '' }, false],
      ['input', detail, false],
      ['blur', { value }, false],
    ])
  }

  /** The phone's own way back. */
  async back(): Promise<void> {
    const { opened, life } = this.parts
    if (opened.stack.length < 2) throw new Error('there is no page to go back to')
    opened.pop(1)
    await life.settle()
  }

  /** Waits for words to appear, for what takes the app more than a moment. */
  async until(words: string, limit = 5000): Promise<void> {
    for (const end = Date.now() + limit; ; await new Promise((turn) => setTimeout(turn, 20))) {
      await this.parts.life.settle()
      if (this.text().includes(words)) return
      if (Date.now() > end) throw new Error(`"${words}" did not appear in:\n${this.text()}`)
    }
  }

  /** How big the page is, for WeChat's limits. */
  size(): { nodes: number; depth: number } {
    const nodes = this.nodes()
    return { nodes: nodes.length, depth: Math.max(...nodes.map(depth)) }
  }

  close(): void {
    this.parts.life.close()
  }

  private nodes(): Node[] {
    return this.parts.screen().flatMap((root) => [...walk(root)])
  }

  private all(fits: (node: Node) => boolean): Node[] {
    return this.nodes().filter((node) => fits(node) && !hidden(node))
  }

  private locate(name: Name, fits: (node: Node) => boolean): Node {
    const all = this.all(fits)
    const named = all.filter((node) =>
      typeof name === 'string' ? nameOf(node) === name : name.test(nameOf(node)),
    )
    if (named.length === 1) return named[0]!
    throw new Error(
      `${named.length} things are called ${String(name)}. There are: ${all.map(nameOf).join(' | ')}`,
    )
  }

  private async act(node: Node, events: [type: string, detail: object, bubbles: boolean][]): Promise<void> {
    const { traffic, life } = this.parts
    if (node.attr['disabled'] === true) throw new Error(`"${nameOf(node)}" is disabled`)
    traffic.calls = traffic.bytes = 0
    const heard = events.map(([type, detail, bubbles]) => send(node, type, detail, bubbles))
    if (!heard.includes(true)) throw new Error(`"${nameOf(node)}" hears no ${events[0]?.[0]}`)
    await life.settle()
  }
}

/** Opens a compiled package; nothing of it runs before `launch`. */
export function openPackage(options: Options): Package {
  return new Package(assemble(options))
}

function told(node: Node): Found {
  const { ariaRole, ariaDisabled, ariaChecked, ariaSelected, disabled, value } = node.attr
  return {
    name: nameOf(node),
    role: typeof ariaRole === 'string' && ariaRole !== '' ? ariaRole : node.tag.replace(/^wx-/, ''),
    value,
    disabled: ariaDisabled === 'true' || disabled === true,
    checked: ariaChecked === 'true',
    selected: ariaSelected === 'true',
  }
}
