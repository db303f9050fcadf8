// The secretary steps out, the duty member acts in their stead, the secretary comes back: on one phone at the desk.
import { bothHands, type Hands } from './support/hands'
import { bothLooks } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn, signOut } from './support/steps'

jest.setTimeout(60_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

async function write(phone: Phone, hands: Hands, title: string, body: string): Promise<void> {
  await hands.type(phone, '标题', title)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '具体怎么说？').waitFor()
  await hands.type(phone, '正文', body)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '看看对不对').waitFor()
  await hands.press(phone, 'button', '贴出去')
}

/** Back through whatever lies on top, to the tabs. */
async function home(phone: Phone, hands: Hands): Promise<void> {
  while ((await phone.see('navigation').count()) === 0) await hands.press(phone, 'button', '返回')
}

async function secretaryLeaves(phone: Phone, hands: Hands): Promise<void> {
  await signIn(phone, hands, '何静川')
  await hands.press(phone, 'link', /^我外出/)
  await hands.press(phone, 'radio', /下午5点回来/)
  await hands.press(phone, 'button', '现在出去')
  await phone.reads('记下了，现在作主的是林秀芳。')
  await home(phone, hands)
  await signOut(phone, hands)
}

async function secretaryReturns(phone: Phone, hands: Hands): Promise<void> {
  await signIn(phone, hands, '何静川')
  await hands.press(phone, 'link', /^我外出/)
  await hands.press(phone, 'button', '我回来了')
  await phone.reads('记下了，现在作主的是何静川。')
  await hands.press(phone, 'button', '看门牌')
  await phone.see('heading', '何静川').waitFor()
  await signOut(phone, hands)
}

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: out, 代行 publishes, back, and the same act is refused with what was typed still there',
    async (hands) => {
      const phone = await openPhone(demo.address, { look })
      const title = `院坝的灯今晚修，${look.name}${hands.name}`
      await secretaryLeaves(phone, hands)
      await hands.press(phone, 'link', '首页')
      await phone.see('heading', '林秀芳').waitFor()
      await phone.reads('书记何静川外出，下午5点回来。')
      await phone.reads(/^这会儿由林秀芳代行，替书记作主，到下午5点/)

      await signIn(phone, hands, '林秀芳')
      await hands.press(phone, 'link', /^发公告/)
      await write(phone, hands, title, '七点到八点会暗一阵。\n带上手电。')
      await phone.see('heading', '贴出去了。').waitFor()
      await phone.reads('林秀芳（代行）')
      await hands.press(phone, 'button', '看公告栏')
      await phone.see('heading', title).waitFor()
      await phone.reads(/^林秀芳（代行） · 11月24日 星期二 下午2:/)

      // The duty member has the page of writing open when the secretary comes back on another phone.
      await hands.press(phone, 'button', '发公告')
      const other = await openPhone(demo.address, { look })
      await secretaryReturns(other, hands)
      await write(phone, hands, '明天再修一盏', '还是七点。')
      await phone.reads(/^这会儿书记何静川在，公告由书记来发。.写的都留着，交给书记就行。$/)
      await phone.reads('明天再修一盏')
      await phone.reads('还是七点。')
      await phone.reload()
      await phone.see('heading', '看看对不对').waitFor()
      await phone.reads('明天再修一盏')
    },
  )
})
