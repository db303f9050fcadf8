import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Act } from './Act'
import { aria } from './aria'
import styles from './ErrorSummary.module.scss'
import { goTo, useFocusOn } from './focus'
import { onWeb } from './platform'
import { Words } from './Words'

export interface FieldFault {
  /** The id of the field it is about. */
  field: string
  message: string
}

export interface ErrorSummaryProps {
  title: string
  faults: readonly FieldFault[]
  /** Counts the presses of 下一步, so that the same faults are told again. */
  attempt?: number
}

const ID = 'error-summary'

/** What is still missing, on top of the page; the focus moves here, and each line leads to its field. */
export function ErrorSummary({ title, faults, attempt = 0 }: ErrorSummaryProps) {
  const told = `${attempt} ${faults.map((fault) => fault.message).join(' ')}`
  const focus = useFocusOn(told)
  useEffect(() => {
    if (!onWeb) goTo(ID)
  }, [told])
  return (
    <View className={styles.summary} {...aria({ id: ID, role: 'alert' })} {...focus}>
      <Words strong tone="error" level={2}>
        {title}
      </Words>
      {faults.map((fault) => (
        <Act key={fault.field} role="link" className={styles.link} onPress={() => goTo(fault.field)}>
          {fault.message}
        </Act>
      ))}
    </View>
  )
}
