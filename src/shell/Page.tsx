import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Resource } from '../platform/call/resource'
import { Opening } from '../ui/GapCard'
import { useLook } from '../ui/Look'
import { OfflineBar } from '../ui/OfflineBar'
import { Screen, type ScreenProps } from '../ui/Screen'
import { Fault, NoRight } from '../ui/States'
import { go, phone } from './go'
import { useStores } from './stores'
import { oldLine, troubleWords, words } from './text'

export interface PageProps<T> extends Omit<ScreenProps, 'children' | 'top'> {
  resource: Resource<T>
  /** What to say when the server refuses the page itself. */
  refusal?: (code: string) => ReactNode
  /** What to say when the server does not know this page's question at all. */
  unknown?: () => ReactNode
  /** Below the page in every state. */
  always?: ReactNode
  children: (value: T) => ReactNode
}

/**
 * A page on one resource: the last known state at once, then the newest; opening, offline, fault and no-right are said
 * here for all pages alike.
 */
function PageOn<T>({ resource, refusal, unknown, always, children, ...screen }: PageProps<T>) {
  useDidShow(() => {
    void resource.refresh()
  })
  const retry = { word: words.retry, onPress: resource.refresh }
  const old = resource.stale && resource.trouble !== null
  const top = old ? (
    <OfflineBar word={oldLine(resource.trouble!, resource.fetchedAt, resource.now())} retry={retry} />
  ) : undefined
  return (
    <Screen {...screen} top={top}>
      <Body resource={resource} refusal={refusal} unknown={unknown}>
        {children}
      </Body>
      {always}
    </Screen>
  )
}

export const Page = observer(PageOn) as typeof PageOn

type BodyProps<T> = Pick<PageProps<T>, 'resource' | 'refusal' | 'unknown' | 'children'>

function BodyOn<T>({ resource, refusal, unknown, children }: BodyProps<T>) {
  const { value, trouble, refusal: refused } = resource
  // Not signed in any more: what was known of a person is not shown to whoever holds the phone now.
  if (trouble?.kind === 'identity') return <SignInFirst />
  if (refused && refusal) return refusal(refused.code)
  if (trouble?.kind === 'nonsense' && unknown) return unknown()
  if (value !== null) return children(value)
  if (trouble) return <TroublePanel resource={resource} />
  return <Opening word={words.opening} />
}

const Body = observer(BodyOn) as typeof BodyOn

const TroublePanel = observer(function TroublePanel({ resource }: { resource: Resource<unknown> }) {
  const { elder } = useLook()
  const { home } = useStores()
  const number = home.view.value?.community.phone
  const call = number ? { word: words.call, onPress: () => phone(number) } : undefined
  return (
    <Fault
      {...troubleWords(resource.trouble!, elder)}
      retry={{ word: words.retry, onPress: resource.refresh }}
      call={call}
    />
  )
})

/** Shown where only a signed-in person has anything to see or do. */
export function SignInFirst() {
  const { elder } = useLook()
  const { title, body } = troubleWords({ kind: 'identity' }, elder)
  return (
    <NoRight
      title={title}
      body={body}
      act={{ word: words.signIn, onPress: () => go('people/pages/sign-in') }}
    />
  )
}
