import { BigButton } from './BigButton'
import type { ErrorSummaryProps } from './ErrorSummary'
import { ErrorSummary } from './ErrorSummary'
import type { ScreenProps } from './Screen'
import { Screen } from './Screen'
import { Words } from './Words'

export interface QuestionPageProps extends Omit<ScreenProps, 'heading' | 'bottom' | 'tabs'> {
  /** The heading. The focus moves to it when it changes, so that the next question is read out. */
  question: string
  /** Where one is: 第2步，共4步. */
  step?: string
  /** After 下一步 was pressed with something missing. */
  errors?: ErrorSummaryProps
  /** Why what was asked for could not be done, though nothing is missing. */
  failure?: string
  next: { word: string; onPress: () => unknown; off?: string }
  /** 上一步, on every question but the first: WeChat's own arrow is small and says nothing. */
  previous?: { word: string; onPress: () => unknown }
  /** One quiet line under the button: what happens then. */
  after?: string
}

/** One question a page: asked as the heading, answered in the middle, 下一步 at the bottom. */
export function QuestionPage({
  question,
  step,
  errors,
  failure,
  next,
  previous,
  after,
  children,
  ...screen
}: QuestionPageProps) {
  const bottom = (
    <>
      <BigButton {...next} />
      {after !== undefined && <Words as="note">{after}</Words>}
    </>
  )
  return (
    <Screen {...screen} heading={question} over={step} bottom={bottom}>
      {failure !== undefined && <ErrorSummary title={failure} faults={[]} />}
      {errors && errors.faults.length > 0 && <ErrorSummary {...errors} />}
      {children}
      {previous && <BigButton kind="quiet" {...previous} />}
    </Screen>
  )
}
