import { observer } from 'mobx-react-lite'
import { useState, type ReactNode } from 'react'
import { QuestionPage, type QuestionPageProps } from '../ui/QuestionPage'
import type { Steps } from './steps'
import { step as stepWords, words } from './text'

/** What one question needs: the page it stands on, and the field in it. */
export interface Asked {
  readonly page: Pick<QuestionPageProps, 'question' | 'hint' | 'after'>
  /** What keeps one from going on; null when nothing does. */
  readonly missing: { readonly field: string; readonly message: string } | null
  readonly field: ReactNode
  /** The button's word, where it is not 下一步. */
  readonly word?: string
  /** Done with the answer before one goes on. @returns the aside that comes first, if one does. */
  readonly leave?: () => Promise<string | null>
}

export interface QuestionsProps<S extends string> {
  title: string
  way: Steps<S>
  /** @param tried whether 下一步 was pressed, so that the field says what is missing. */
  ask: (step: S, tried: boolean) => Asked
  /** What the last page is for. */
  send: { word: string; onPress: () => unknown }
  /** Why it could not be sent. */
  failure: string | null
}

/** The questions of an order, a notice and the like, one a page; the last page checks the answers and sends them. */
function QuestionsOn<S extends string>({ title, way, ask, send, failure }: QuestionsProps<S>) {
  const { all, asides } = way
  const [attempt, setAttempt] = useState(0)
  const unanswered = (before: number): S | undefined =>
    all.slice(0, before).find((each) => ask(each, false).missing !== null)
  // An address may name a question whose time has not come: what is asked first is asked first.
  const before = all.indexOf(asides[way.step] ?? way.step) + (asides[way.step] ? 1 : 0)
  const step = unanswered(before) ?? way.step
  const aside = asides[step] !== undefined
  const position = all.indexOf(asides[step] ?? step)
  const last = position === all.length - 1
  const { page, missing, field, word = words.next, leave } = ask(step, attempt > 0)
  const press = async (): Promise<unknown> => {
    if (missing) return setAttempt(attempt + 1)
    if (last) return send.onPress()
    const first = (await leave?.()) as S | null | undefined
    if (way.changing) return way.changed(first ?? unanswered(all.length - 1))
    return way.to(first ?? all[position + 1]!)
  }
  const previous = { word: words.previous, onPress: () => way.previous(step) }
  return (
    <QuestionPage
      {...page}
      title={title}
      step={aside ? undefined : stepWords(position + 1, all.length)}
      seen={way.seen}
      back={{ word: words.back, onPress: previous.onPress }}
      previous={aside || position > 0 ? previous : undefined}
      errors={missing && attempt > 0 ? { title: words.missing, faults: [missing], attempt } : undefined}
      failure={(last && failure) || undefined}
      next={{ word: last ? send.word : word, onPress: press }}
    >
      {field}
    </QuestionPage>
  )
}

export const Questions = observer(QuestionsOn) as typeof QuestionsOn
