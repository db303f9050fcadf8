import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { BigButton } from './BigButton'
import styles from './PrintSheet.module.scss'
import { onWeb } from './platform'

export interface PrintSheetProps {
  /** On the button that prints; WeChat prints nothing, there the sheet is only looked at. */
  print: string
  children: ReactNode
}

/** A sheet of paper on the screen; printed on the web, the sheet alone comes out. */
export function PrintSheet({ print, children }: PrintSheetProps) {
  usePaper()
  return (
    <>
      <View id={SHEET} className={styles.sheet}>
        {children}
      </View>
      {onWeb && <BigButton word={print} icon="board" onPress={() => window.print()} />}
    </>
  )
}

const SHEET = 'sheet'
const RULES = `@media print {
  body * { visibility: hidden }
  #${SHEET}, #${SHEET} * { visibility: visible }
  #${SHEET} { position: absolute; inset: 0 auto auto 0; border: 0 }
}`

/** The rules are put in here, because WeChat's style sheets know neither paper nor a rule for everything. */
function usePaper(): void {
  useEffect(() => {
    if (!onWeb) return undefined
    const style = document.createElement('style')
    style.textContent = RULES
    document.head.append(style)
    return () => style.remove()
  }, [])
}
