import { useState } from 'react'
import { BigButton } from '../ui/BigButton'
import { Screen } from '../ui/Screen'
import { SlotPicker } from '../ui/SlotPicker'
import { EmptyDoor } from '../ui/States'
import type { DrawProps } from './draw'

const days = [
  { key: 'a', word: '今天', free: '满了' },
  { key: 'b', word: '周二 24', free: '7 段空' },
  { key: 'c', word: '周三 25', free: '12 段空' },
  { key: 'd', word: '周四 26', free: '3 段空' },
  { key: 'e', word: '周五 27', free: '不开门' },
]
const times = [
  { key: '1', word: '上午 9:00', note: '老年合唱队', taken: true },
  { key: '2', word: '上午 10:00', note: '刚被约走', taken: true },
  { key: '3', word: '上午 10:30 到 11:30', note: '空着', taken: false },
  { key: '4', word: '上午 11:30', note: '空着', taken: false },
  { key: '5', word: '下午 2:00', note: '空着', taken: false },
]

export function Slots({ back }: DrawProps) {
  const [day, setDay] = useState('b')
  const [slot, setSlot] = useState<string | null>('3')
  const next = (
    <BigButton
      word="下一步：说说用来做什么"
      off={slot === null ? '先选一个时间' : undefined}
      onPress={back}
    />
  )
  return (
    <Screen
      title="邻里议站"
      heading="星期二想几点用？"
      hint="坐得下 16 人 · 没有台阶 · 一次最长 2 小时"
      back={{ word: '返回', onPress: back }}
      bottom={next}
    >
      <SlotPicker
        id="gallery-slot"
        daysLabel="哪一天"
        days={days}
        day={day}
        onDay={(key) => {
          setDay(key)
          setSlot(null)
        }}
        slotsLabel="几点"
        slots={day === 'e' ? [] : times}
        slot={slot}
        onSlot={setSlot}
        chosenWord="选好了"
        notice={{ strong: '10:00 刚被别人约走了', rest: '，10:30 还空着。' }}
        empty={<EmptyDoor sentence="星期五不开门。最近的空位是星期六上午9点。" />}
      />
    </Screen>
  )
}
