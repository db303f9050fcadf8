import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Act } from './Act'
import { aria } from './aria'
import { useFocusOn } from './focus'
import { Icon } from './Icon'
import { LookRoot } from './Look'
import { onWeb } from './platform'
import styles from './Screen.module.scss'
import { Words } from './Words'

export interface ScreenProps {
  /** In the bar on top: WeChat draws its own, on the web it is drawn here. */
  title: string
  /** The page's own big heading, which takes the focus; without it the bar's title is the heading. */
  heading?: string
  /** Counts how often the page came before the reader: a page one comes back to takes the focus if nothing has it. */
  seen?: number
  /** The content brings its own first heading: a ConfirmPanel. */
  headed?: boolean
  /** One line over the heading: which step this is. */
  over?: string
  /** One line under the heading. */
  hint?: string
  /** The way back on the web; WeChat has its own arrow. */
  back?: { word: string; onPress: () => unknown }
  /** Right under the bar: the OfflineBar. */
  top?: ReactNode
  /** The one main button (and a quiet line), kept above the safe area. */
  bottom?: ReactNode
  /** For a screen on the wall: no bar on top, the whole width, the content brings its own first heading. */
  wall?: boolean
  /** The tab bar. WeChat draws it itself, so that there only its room is kept. */
  tabs?: ReactNode
  children?: ReactNode
}

/** With nothing to press on it, a page that is longer than the screen is scrolled by keys only if it can be reached. */
const reachable = { tabindex: '0' }

/** The root of every page. */
export function Screen({
  title,
  heading,
  seen,
  headed,
  over,
  hint,
  back,
  top,
  bottom,
  wall,
  tabs,
  children,
}: ScreenProps) {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  const focus = useFocusOn(heading, seen)
  return (
    <LookRoot className={styles.screen}>
      {onWeb && !wall && <TopBar title={title} back={back} isHeading={heading === undefined && !headed} />}
      {top}
      <View className={styles.main} {...aria({ role: 'main' })} {...(wall ? reachable : {})}>
        <View className={styles.body}>
          {heading !== undefined && (
            <View className={styles.head}>
              {over !== undefined && <Words as="note">{over}</Words>}
              <View className={styles.heading} {...aria({ role: 'heading', level: 1 })} {...focus}>
                {heading}
              </View>
              {hint !== undefined && <Words as="second">{hint}</Words>}
            </View>
          )}
          {children}
        </View>
        {bottom !== undefined && <View className={styles.bottom}>{bottom}</View>}
      </View>
      {tabs !== undefined &&
        (onWeb ? <View className={styles.tabs}>{tabs}</View> : <View className={styles.room} />)}
    </LookRoot>
  )
}

function TopBar({ title, back, isHeading }: Pick<ScreenProps, 'title' | 'back'> & { isHeading: boolean }) {
  return (
    <View className={styles.bar} {...aria({ role: 'banner' })}>
      {back && (
        <Act className={styles.back} label={back.word} onPress={back.onPress}>
          <Icon name="back" />
        </Act>
      )}
      <Text className={styles.title} {...(isHeading ? aria({ role: 'heading', level: 1 }) : {})}>
        {title}
      </Text>
    </View>
  )
}
