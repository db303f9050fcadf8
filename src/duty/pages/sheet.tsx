import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { Day } from '../../kernel/time'
import { back, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { usePart } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { PrintSheet } from '../../ui/PrintSheet'
import { StatusTag } from '../../ui/StatusTag'
import { Words } from '../../ui/Words'
import type { RotaDay } from '../contract'
import { month as monthNamed, monthOf } from '../sheet/month'
import { SheetStore, type RotaOfMonth } from '../sheet/store'
import * as text from '../sheet/text'
import { words as rotaWords } from '../text'
import styles from './sheet.module.scss'

const { words } = text

/** A month of the rota on one sheet for the wall: printed from the web page, read in the mini-program. */
export default observer(function Sheet() {
  const store = usePart(SheetStore)
  const name = store.nameOf(useRouter().params['month'])
  const { before, next } = monthNamed(name)
  const resource = store.of(name)
  const other = resource.value && name === monthOf(resource.value.today) ? next : before
  return (
    <Page
      title={words.title}
      headed
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      always={
        <BigButton
          kind="quiet"
          word={text.monthWord(other)}
          onPress={() => replace('duty/pages/sheet', { month: other })}
        />
      }
    >
      {(rota) => <Paper name={name} rota={rota} />}
    </Page>
  )
})

function Paper({ name, rota: { days, desk, today } }: { name: string; rota: RotaOfMonth }) {
  const provisional = days.some((day) => day.works && day.provisional)
  return (
    <PrintSheet print={words.print}>
      <Words as="title" level={1}>
        {text.heading(name)}
      </Words>
      <Words>{text.place(desk)}</Words>
      <Words as="sub" strong>
        <Text className={styles.phone}>{words.phone}</Text> <Text className={styles.phone}>{desk.phone}</Text>
      </Words>
      <View className={styles.days}>
        {days.map((day) => (
          <Row key={day.day} day={day} today={today} desk={desk} />
        ))}
      </View>
      {provisional && <Words as="second">{rotaWords.provisionalNote}</Words>}
      <Words as="second">{`${words.note}${text.printed(today)}`}</Words>
    </PrintSheet>
  )
}

interface RowProps {
  day: RotaDay
  today: Day
  desk: RotaOfMonth['desk']
}

function Row({ day, today, desk }: RowProps) {
  const somebody = day.works && day.shifts.length > 0
  return (
    <View className={styles.day}>
      <View className={styles.date}>
        <Words>{text.dayWord(day.day)}</Words>
      </View>
      <View className={styles.who}>
        <Words as={somebody ? 'body' : 'second'} strong={somebody}>
          {text.who(day, today, desk)}
        </Words>
      </View>
      {day.works && day.provisional && <StatusTag word={words.provisional} tone="quiet" />}
    </View>
  )
}
