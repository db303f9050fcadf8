// A row of questions. Each stands on a page of its own, so that the phone's own way back leads to the question before it.
import { useDidShow, useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { back, depthOf, go, leave, replace, tab } from './go'

export interface Steps<S extends string> {
  readonly all: readonly S[]
  /** Pages between two questions, each by the question that it comes after: what was found in the answer. */
  readonly asides: Asides<S>
  /** The question that this page was opened for. */
  readonly step: S
  /** Opened from the check of the answers, to which the answer leads back. */
  readonly changing: boolean
  /** Counts how often this page came before the reader. */
  readonly seen: number
  /** Opens a question on top of this one. */
  to(step: S): Promise<unknown>
  /** Opens a question from the check of the answers. */
  change(step: S): Promise<unknown>
  /** From a question that was changed: to the check, or to another question that has no answer any more. */
  changed(open?: S): Promise<unknown>
  /** To the question before `step`. */
  previous(step: S): Promise<unknown>
  /** Leaves all the questions for the page that they were opened from; `otherwise` when there is none. */
  leave(otherwise: () => unknown): void
  /** What was asked for is done: whoever comes back to one of these pages is led on to what lies below them. */
  end(): void
}

export type Asides<S extends string> = Readonly<Partial<Record<S, S>>>

/** How often the questions of a path were brought to an end. */
const ends = new Map<string, number>()
const endsOf = (path: string): number => ends.get(path) ?? 0

/**
 * @param path the page that all the questions are; which of them is asked stands in its address, so that it is asked
 * again after the page was closed in between.
 * @param all the questions in their order; the last is the check of the answers.
 * @param query what else the page needs to know.
 * @param asides see `Steps`.
 */
export function useSteps<S extends string>(
  path: string,
  all: readonly S[],
  query: Readonly<Record<string, string>> = {},
  asides = {} as Asides<S>,
): Steps<S> {
  const { params } = useRouter()
  const [seen, see] = useState(0)
  const run = useRef(endsOf(path))
  const once = useOnce()
  useDidShow(() => {
    once.renew()
    if (endsOf(path) !== run.current) leave(path, () => tab('index'))
    else see((count) => count + 1)
  })
  const at = (step: S, more: Readonly<Record<string, string>> = {}) => ({ ...query, ...more, step })
  const onOther = (): boolean => depthOf(path) > 1
  const known = [...all, ...(Object.keys(asides) as S[])]
  const step = known.find((each) => each === params['step']) ?? all[0]!
  return {
    all,
    asides,
    step,
    changing: params['change'] === '1',
    seen,
    to: (next) => once(() => go(path, at(next))),
    change: (next) => once(() => go(path, at(next, { change: '1' }))),
    changed: (open) =>
      once(async () => {
        if (open) return replace(path, at(open, { change: '1' }))
        return onOther() ? back() : replace(path, at(all[all.length - 1]!))
      }),
    previous: (from) =>
      once(async () => {
        const before = asides[from] ?? all[all.indexOf(from) - 1]
        return onOther() || !before ? back() : replace(path, at(before))
      }),
    leave: (otherwise) => leave(path, otherwise),
    end: () => {
      run.current += 1
      ends.set(path, run.current)
    },
  }
}

/** Goes away from a page once: a second tap finds it still there while the next page opens, and must not open that twice. */
function useOnce() {
  const away = useRef(false)
  const once = async (go: () => Promise<unknown>): Promise<unknown> => {
    if (away.current) return undefined
    away.current = true
    try {
      return await go()
    } catch (error) {
      away.current = false
      throw error
    }
  }
  return Object.assign(once, { renew: () => void (away.current = false) })
}
