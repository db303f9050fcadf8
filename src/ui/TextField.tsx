import { Input, Textarea, View } from '@tarojs/components'
import type { FieldProps } from './Field'
import { FieldFrame } from './Field'
import styles from './Field.module.scss'
import { cx, onWeb } from './platform'

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  /** The most characters; the same number the contract allows. */
  limit: number
  /** Several lines. */
  long?: boolean
  kind?: 'text' | 'number'
  /** How many are left, in words; shown as it is given. */
  left?: string
}

/** A line, or a paragraph, that somebody types. */
export function TextField({ value, onChange, limit, long, kind = 'text', left, ...frame }: TextFieldProps) {
  const onInput = (event: { detail: { value: string } }): void => onChange(event.detail.value)
  const typed = { value, maxlength: limit, onInput }
  // WeChat's own field is the element itself, not one inside Taro's.
  const native = onWeb ? undefined : styles.native
  return (
    <FieldFrame {...frame}>
      {(told) => (
        <>
          <View className={styles.box}>
            {long ? (
              <Textarea className={cx(styles.area, native)} autoHeight {...typed} {...inside(told)} />
            ) : (
              <Input className={native} type={kind} {...typed} {...inside(told)} />
            )}
          </View>
          {left !== undefined && <View className={styles.left}>{left}</View>}
        </>
      )}
    </FieldFrame>
  )
}

/** Taro's web fields wrap the element that takes the focus: what is told goes to that one. */
export function inside(told: Record<string, string>): Record<string, unknown> {
  return onWeb ? { nativeProps: told } : told
}
