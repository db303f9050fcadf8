import { Input, Text, View } from '@tarojs/components'
import { Act } from './Act'
import type { FieldProps } from './Field'
import { FieldFrame } from './Field'
import styles from './Field.module.scss'
import type { IconName } from './Icon'
import { Icon } from './Icon'
import { cx } from './platform'
import { inside } from './TextField'

export interface NumberFieldProps extends FieldProps {
  /** null while nothing is typed. */
  value: number | null
  onChange: (value: number | null) => void
  least: number
  most: number
  /** Behind the number: 人. */
  unit: string
  /** One less, one more: the words on the two buttons. */
  less: string
  more: string
  /** Why it goes no further down, no further up. */
  atLeast: string
  atMost: string
}

/** A number by two big buttons, or typed. Typed numbers are judged by whoever asked, on 下一步. */
export function NumberField({
  value,
  onChange,
  least,
  most,
  unit,
  less,
  more,
  atLeast,
  atMost,
  ...frame
}: NumberFieldProps) {
  const now = value ?? 0
  const typed = (text: string): void => onChange(/^\d+$/.test(text) ? Number(text) : null)
  return (
    <FieldFrame {...frame}>
      {(told) => (
        <View className={styles.steps}>
          <View className={cx(styles.box, styles.count)}>
            <Input
              className={styles.digits}
              type="number"
              maxlength={4}
              value={value === null ? '' : String(value)}
              onInput={(event) => typed(event.detail.value)}
              {...inside(told)}
            />
            <Text>{unit}</Text>
          </View>
          <Step
            icon="minus"
            word={less}
            off={now <= least ? atLeast : undefined}
            onPress={() => onChange(Math.min(most, now - 1))}
          />
          <Step
            icon="plus"
            word={more}
            off={now >= most ? atMost : undefined}
            onPress={() => onChange(Math.max(least, now + 1))}
          />
        </View>
      )}
    </FieldFrame>
  )
}

function Step({
  icon,
  word,
  off,
  onPress,
}: {
  icon: IconName
  word: string
  off?: string
  onPress: () => void
}) {
  const label = off === undefined ? word : `${word}，${off}`
  return (
    <Act
      className={cx(styles.step, off !== undefined && styles.stop)}
      label={label}
      off={off}
      onPress={onPress}
    >
      <Icon name={icon} />
      <Text>{word}</Text>
    </Act>
  )
}
