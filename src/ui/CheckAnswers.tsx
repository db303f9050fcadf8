import { View } from '@tarojs/components'
import { Act } from './Act'
import styles from './CheckAnswers.module.scss'
import { Words } from './Words'

export interface Answer {
  question: string
  answer: string
  note?: string
  onChange?: () => unknown
}

export interface CheckAnswersProps {
  answers: readonly Answer[]
  /** The word of the link beside each answer: 改. Spoken together with its question. */
  change: string
}

/** All answers on one card before they are sent. */
export function CheckAnswers({ answers, change }: CheckAnswersProps) {
  return (
    <View className={styles.card}>
      {answers.map((row) => (
        <View key={row.question} className={styles.row}>
          <View className={styles.words}>
            <Words as="second">{row.question}</Words>
            <Words strong>{row.answer}</Words>
            {row.note !== undefined && <Words as="note">{row.note}</Words>}
          </View>
          {row.onChange && (
            <Act
              role="link"
              className={styles.change}
              label={`${change}：${row.question}`}
              onPress={row.onChange}
            >
              {change}
            </Act>
          )}
        </View>
      ))}
    </View>
  )
}
