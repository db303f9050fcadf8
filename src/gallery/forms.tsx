import { useState } from 'react'
import { CheckAnswers } from '../ui/CheckAnswers'
import { Choice } from '../ui/Choice'
import { NumberField } from '../ui/NumberField'
import { QuestionPage } from '../ui/QuestionPage'
import { TextField } from '../ui/TextField'
import type { DrawProps } from './draw'

export function Forms({ back }: DrawProps) {
  const [purpose, setPurpose] = useState('')
  const [people, setPeople] = useState<number | null>(6)
  const [kind, setKind] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const missing = attempt > 0 && purpose === '' ? '写一句用来做什么。' : undefined
  const faults = missing === undefined ? [] : [{ field: 'gallery-purpose', message: missing }]
  return (
    <QuestionPage
      title="约邻里议站"
      back={{ word: '返回', onPress: back }}
      step="第2步，共4步"
      question="用来做什么？"
      hint="写一句就行，门口的牌子上会写。"
      errors={{ title: '还差一点', faults, attempt }}
      next={{ word: '下一步：看看对不对', onPress: () => setAttempt(attempt + 1) }}
      previous={{ word: '上一步', onPress: back }}
      after="还不会订下来，下一页再看一遍。"
    >
      <TextField
        id="gallery-purpose"
        label="用来做什么"
        unseen
        long
        limit={100}
        left={`还能写 ${100 - purpose.length} 个字`}
        value={purpose}
        onChange={setPurpose}
        error={missing}
      />
      <NumberField
        id="gallery-people"
        label="多少人来"
        hint="坐得下 16 人。"
        value={people}
        onChange={setPeople}
        least={1}
        most={16}
        unit="人"
        less="少1人"
        more="多1人"
        atLeast="至少1人"
        atMost="坐不下更多人了"
      />
      <Choice
        id="gallery-kind"
        label="替谁约"
        seen
        value={kind}
        onChange={setKind}
        options={[
          { key: 'me', word: '我自己' },
          { key: 'mother', word: '我妈妈', note: '陈玉兰，7栋2-5' },
          { key: 'team', word: '队伍', off: '要队长来约。队长是赵立群。' },
        ]}
      />
      <CheckAnswers
        change="改"
        answers={[
          { question: '哪间', answer: '邻里议站', onChange: back },
          { question: '几点', answer: '11月24日 星期二 上午10:30 到 11:30', onChange: back },
          { question: '用来做什么', answer: purpose || '商量楼道灯', note: '牌子上会写', onChange: back },
        ]}
      />
    </QuestionPage>
  )
}
