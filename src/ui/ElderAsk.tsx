import { View } from '@tarojs/components'
import { aria } from './aria'
import { BigButton } from './BigButton'
import styles from './ElderAsk.module.scss'
import { ELDER_SCALE, typeStyle } from './tokens'
import { Words } from './Words'

export interface ElderAskProps {
  /** 字要大一点吗？ */
  question: string
  yes: string
  no: string
  /** Where it can be changed later. */
  note: string
  onAnswer: (elder: boolean) => unknown
}

/** Asked once. The yes is written as large as everything would become. */
export function ElderAsk({ question, yes, no, note, onAnswer }: ElderAskProps) {
  return (
    <View className={styles.ask} {...aria({ role: 'group', label: question })}>
      <View className={styles.large} style={typeStyle(ELDER_SCALE)}>
        <Words as="sub" level={2}>
          {question}
        </Words>
        <BigButton word={yes} onPress={() => onAnswer(true)} />
      </View>
      <BigButton kind="plain" word={no} onPress={() => onAnswer(false)} />
      <Words as="note">{note}</Words>
    </View>
  )
}
