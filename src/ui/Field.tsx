import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { aria } from './aria'
import styles from './Field.module.scss'
import { cx, onWeb } from './platform'
import { Words } from './Words'

export interface FieldProps {
  /** What an ErrorSummary points to; unlike any other id of the app: `rooms-purpose`. */
  id: string
  label: string
  /** The page's heading already asks: the label is only spoken. */
  unseen?: boolean
  hint?: string
  error?: string
}

interface FrameProps extends FieldProps {
  /** Draws the control, given the attributes of the element that is typed in. */
  children: (told: Record<string, string>) => ReactNode
}

/** Label, hint and error around a control, tied to it for a screen reader. */
export function FieldFrame({ id, label, unseen, hint, error, children }: FrameProps) {
  const key = useId()
  const describedBy = cx(hint !== undefined && `${key}hint`, error !== undefined && `${key}error`)
  const told: Record<string, string> = { id, 'aria-label': label }
  if (onWeb && error !== undefined) told['aria-invalid'] = 'true'
  if (onWeb && describedBy) told['aria-describedby'] = describedBy
  return (
    <View className={cx(styles.frame, error !== undefined && styles.wrong)}>
      {!unseen && (
        <View className={styles.label} {...aria({ hidden: true })}>
          {label}
        </View>
      )}
      {hint !== undefined && (
        <Words as="second" id={`${key}hint`}>
          {hint}
        </Words>
      )}
      {error !== undefined && <FieldError id={`${key}error`}>{error}</FieldError>}
      {children(told)}
    </View>
  )
}

/** What is wrong with one answer; its shape says so without the colour. */
export function FieldError({ id, children }: { id?: string; children: string }) {
  return (
    <View className={styles.error} {...aria({ id })}>
      <Text className={styles.sign} {...aria({ hidden: true })}>
        !
      </Text>
      <Text>{children}</Text>
    </View>
  )
}
