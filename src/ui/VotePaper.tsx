import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import { aria } from './aria'
import { FieldError } from './Field'
import { cx } from './platform'
import styles from './VotePaper.module.scss'
import { Words } from './Words'

export interface VotePaperProps<K extends string = string> {
  /** What an ErrorSummary points to: the first choice. */
  id: string
  /** On top of the paper, wide set. */
  title: string
  /** Whose vote it is. */
  whose: string
  /** The question as it is put; also the spoken name of the group. */
  question: string
  options: readonly { key: K; word: string }[]
  value: K | null
  onChange: (key: K) => unknown
  error?: string
}

/** A paper ballot: framed in ink, the choices below each other, a box to tick before each. */
export function VotePaper<K extends string>(props: VotePaperProps<K>) {
  const { id, title, whose, question, options, value, onChange, error } = props
  return (
    <View className={styles.paper}>
      <View className={styles.head}>
        <View className={styles.title}>{title}</View>
        <Words as="second">{whose}</Words>
      </View>
      <Words strong>{question}</Words>
      {error !== undefined && <FieldError>{error}</FieldError>}
      <View className={styles.choices} {...aria({ role: 'radiogroup', label: question })}>
        {options.map(({ key, word }, index) => (
          <Act
            key={key}
            id={index === 0 ? id : undefined}
            role="radio"
            checked={key === value}
            className={cx(styles.choice, key === value && styles.chosen)}
            onPress={() => onChange(key)}
          >
            <View className={cx(styles.box, key === value && styles.ticked)} {...aria({ hidden: true })} />
            <Text className={styles.word}>{word}</Text>
          </Act>
        ))}
      </View>
    </View>
  )
}
