import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { LookProvider } from '../../ui/Look'
import { Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Choice } from '../../ui/Choice'
import { Tiles } from '../../ui/ListRow'
import type { Sheet } from '../sheets'
import { sheets } from '../sheets'

type LookKey = 'standard' | 'elder' | 'large'
const looks = [
  { key: 'standard', word: '标准' },
  { key: 'elder', word: '长辈版' },
  { key: 'large', word: '手机字号 1.6 倍' },
] as const

/**
 * Every component in every state, for whoever draws or tests them; only in development builds.
 * `?sheet=home&look=elder` opens one directly.
 */
export default function Gallery() {
  const { params } = useRouter()
  const [look, setLook] = useState<LookKey>((params.look as LookKey | undefined) ?? 'standard')
  const [open, setOpen] = useState<string | undefined>(params.sheet)
  const sheet = sheets.find((each) => each.key === open)
  return (
    <LookProvider elder={look === 'elder'} phone={look === 'large' ? 1.6 : 1}>
      {sheet ? (
        <sheet.Draw back={() => setOpen(undefined)} />
      ) : (
        <Screen title="样品间">
          <Choice id="gallery-look" label="怎么看" seen options={looks} value={look} onChange={setLook} />
          <Section title="看哪一张">
            <Tiles tiles={sheets.map((each) => tileOf(each, setOpen))} />
          </Section>
        </Screen>
      )}
    </LookProvider>
  )
}

function tileOf(sheet: Sheet, open: (key: string) => void) {
  return { key: sheet.key, icon: sheet.icon, word: sheet.word, onPress: () => open(sheet.key) }
}
