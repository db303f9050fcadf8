import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Resource } from '../platform/call/resource'
import { BigButton } from '../ui/BigButton'
import { ConfirmPanel, Slip, type SlipProps } from '../ui/ConfirmPanel'
import { Screen } from '../ui/Screen'
import { EmptyDoor } from '../ui/States'
import { Words } from '../ui/Words'
import type { StatusTagProps } from '../ui/StatusTag'
import { back, replace, tab } from './go'
import { Page } from './Page'
import { slip as said, words } from './text'

/** A time that was booked, as its slip shows it. */
export interface Booked {
  readonly slip: Omit<SlipProps, 'tag'>
  readonly state: 'stands' | 'moved' | 'over' | 'cancelled'
  /** What is said of it in place of the state's own words: a request that waits, or was declined. */
  readonly own?: { title: string; word: string; sentence: string; tone: StatusTagProps['tone'] }
  /** What can still be done while it stands. */
  readonly acts: ReactNode
  /** What became of it once it is over. */
  readonly ended?: { readonly tag: SlipProps['tag']; readonly sentence: string }
}

export interface SlipPageProps<T> {
  resource: Resource<T>
  booked: (value: T) => Booked
  words: {
    /** There is no such slip. */
    gone: string
    cancelled: string
    movedTitle?: string
    movedWord?: string
  }
  /** Where one books another time. */
  again: string
}

/** The slip of what was booked: as it stands, gone by, or given back. */
function SlipPageOn<T>({ resource, booked, words: own, again }: SlipPageProps<T>) {
  const shown = resource.value === null ? null : booked(resource.value)
  const gone = (): ReactNode => <EmptyDoor sentence={own.gone} />
  return (
    <Page
      title={shown?.own?.title ?? (shown?.state === 'cancelled' ? said.cancelledTitle : said.title)}
      headed={shown !== null && shown.state !== 'over'}
      back={{ word: words.back, onPress: back }}
      bottom={<BigButton word={said.mine} onPress={() => tab('me')} />}
      resource={resource}
      refusal={gone}
      unknown={gone}
    >
      {(value) => <Inside {...booked(value)} page={own} again={again} />}
    </Page>
  )
}

export const SlipPage = observer(SlipPageOn) as typeof SlipPageOn

type InsideProps = Booked & { page: SlipPageProps<unknown>['words']; again: string }

function Inside({ slip, state, own, acts, ended, page, again }: InsideProps) {
  if (state === 'over') {
    return (
      <>
        <Slip {...slip} tag={ended?.tag ?? { word: said.overTitle, tone: 'quiet' }} />
        {ended && <Words>{ended.sentence}</Words>}
      </>
    )
  }
  if (state === 'cancelled') {
    const { title, word, sentence, tone } = own ?? cancelledWords(page.cancelled)
    return (
      <ConfirmPanel {...slip} word={word} sentence={sentence} tag={{ word: title, tone }}>
        <BigButton kind="plain" word={said.again} onPress={() => replace(again, {})} />
      </ConfirmPanel>
    )
  }
  const moved = state === 'moved'
  const { title, word, sentence, tone } = own ?? {
    title: (moved && page.movedTitle) || said.title,
    word: (moved && page.movedWord) || said.word,
    ...({ sentence: said.sentence, tone: 'good' } as const),
  }
  return (
    <ConfirmPanel {...slip} word={word} sentence={sentence} tag={{ word: title, tone }}>
      {acts}
    </ConfirmPanel>
  )
}

const cancelledWords = (sentence: string) =>
  ({ title: said.cancelledTitle, word: said.cancelledWord, sentence, tone: 'quiet' }) as const

/** In the place of the questions when there is no order to ask about. */
export function NoOrder({ title, again }: { title: string; again: string }) {
  const act = { word: said.startOver, onPress: () => replace(again, {}) }
  return (
    <Screen title={title} back={{ word: words.back, onPress: back }}>
      <EmptyDoor sentence={said.draftGone} act={act} />
    </Screen>
  )
}
