import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import { aria } from './aria'
import styles from './Choice.module.scss'
import { FieldError } from './Field'
import { cx } from './platform'
import { Words } from './Words'

export interface Option<K extends string = string> {
  key: K
  word: string
  note?: string
  /** Why it cannot be chosen; stands in place of the note. */
  off?: string
}

export interface ChoiceProps<K extends string = string> {
  /** What an ErrorSummary points to: the first option. */
  id: string
  /** The question, spoken as the group's name. */
  label: string
  /** Shows the label above; where the page's heading asks, it is only spoken. */
  seen?: boolean
  options: readonly Option<K>[]
  value: K | null
  onChange: (key: K) => unknown
  error?: string
}

/** One of several, as whole rows. */
export function Choice<K extends string>({
  id,
  label,
  seen,
  options,
  value,
  onChange,
  error,
}: ChoiceProps<K>) {
  return (
    <View className={styles.choice}>
      {seen && <Words strong>{label}</Words>}
      {error !== undefined && <FieldError>{error}</FieldError>}
      <View className={styles.rows} {...aria({ role: 'radiogroup', label })}>
        {options.map((option, index) => (
          <OptionRow
            key={option.key}
            id={index === 0 ? id : undefined}
            option={option}
            chosen={option.key === value}
            onPress={() => onChange(option.key)}
          />
        ))}
      </View>
    </View>
  )
}

interface RowProps {
  id?: string
  option: Option
  chosen: boolean
  onPress: () => unknown
}

function OptionRow({ id, option, chosen, onPress }: RowProps) {
  const note = option.off ?? option.note
  return (
    <Act
      id={id}
      role="radio"
      checked={chosen}
      off={option.off}
      className={cx(styles.row, chosen && styles.chosen, option.off !== undefined && styles.off)}
      onPress={onPress}
    >
      <View className={cx(styles.ring, chosen && styles.full)} {...aria({ hidden: true })} />
      <View className={styles.words}>
        <Text className={styles.word}>{option.word}</Text>
        {note !== undefined && <Words as="second">{note}</Words>}
      </View>
    </Act>
  )
}
