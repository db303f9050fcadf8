// Whoever comes without an appointment takes a number and follows it; the desk calls, talks and writes what came of it.
import { bothHands, keyboard, pointer, type Hands } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { openSignedIn, signOut } from './support/steps'
import { walkAs } from './support/walk'

jest.setTimeout(90_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

async function take(phone: Phone, hands: Hands): Promise<void> {
  await hands.press(phone, 'button', /^(取一个号|再取一个号)$/)
  await hands.press(phone, 'radio', /^别的事/)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '是什么事？').waitFor()
  await hands.type(phone, '先说几句', '想借院坝')
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '看看对不对').waitFor()
  await hands.press(phone, 'button', '取号')
  await phone.see('heading', '排到哪了').waitFor()
}

/** Presses an act of one place, which may lie behind 别的, and waits until it is done: each act leaves no such button. */
async function act(phone: Phone, hands: Hands, word: string, code: string): Promise<void> {
  await hands.press(phone, 'button', `${word}：${code} 号`)
  await phone.see('button', `${word}：${code} 号`).waitFor({ state: 'hidden' })
  // The card has moved to another part of the page: the reader went with it.
  await phone.page.locator('[id^="place-"]:focus', { hasText: `${code} 号` }).waitFor()
}

const people = ['邓守真', '杜若衡', '龚长庚', '李望椿']

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: a number is taken, called, parked, called again, talked, and what came of it is read',
    async (hands) => {
      const person = people.pop()!
      const phone = await openSignedIn(demo.address, person, look)
      await phone.goto('reception/pages/line')
      await phone.reads(/位在等|没有人等/)
      await take(phone, hands)
      await phone.reads(/^(前面还有|下一位就是)/)
      const code = (
        await phone.page
          .getByText(/^\d+ 号$/)
          .filter({ visible: true })
          .first()
          .innerText()
      ).split(' ')[0]!
      const desk = await openSignedIn(demo.address, '苏晓荷')
      await hands.press(desk, 'link', /^排队/)
      await desk.see('heading', '现在叫谁').waitFor()
      await act(desk, hands, '叫这一位', code)
      await desk.reads(/叫的，第 1 次/)
      // The phone asks by itself while somebody looks.
      await phone.page
        .getByText(/叫到(你|您)了，请进。/)
        .filter({ visible: true })
        .waitFor({ timeout: 25_000 })
      await act(desk, hands, '别的', code)
      await act(desk, hands, '先等等', code)
      await act(desk, hands, '回来了', code)
      await act(desk, hands, '叫这一位', code)
      await act(desk, hands, '开始谈', code)
      await act(desk, hands, '点错了，退回去', code)
      await act(desk, hands, '开始谈', code)
      await hands.press(desk, 'button', '谈完了，写一句')
      await desk.see('heading', '谈得怎么样？').waitFor()
      await hands.press(desk, 'button', '写好了')
      await hands.press(desk, 'link', '选一样，谈到哪算哪。')
      await hands.press(desk, 'radio', /^答应回话/)
      await hands.type(desk, '写给来的人', '周五前给回话')
      await hands.type(desk, '前台自己记的', '问物业')
      await hands.press(desk, 'button', '写好了')
      await desk.see('heading', '现在叫谁').waitFor()
      await desk.reads('前台自己记的：问物业')
      await phone.reload()
      await phone.reads('答应回话：周五前给回话')
      expect(await phone.page.getByText('问物业').count()).toBe(0)
    },
  )
})

test.each(bothHands)('$name: a number is given back, and asked twice before', async (hands) => {
  const phone = await openSignedIn(demo.address, hands === pointer ? '罗小满' : '田一禾')
  await phone.goto('reception/pages/line')
  await take(phone, hands)
  await phone.goto('home/pages/index')
  await hands.press(phone, 'link', /^正在排 \d+ 号/)
  await hands.press(phone, 'button', '不等了')
  await phone.reads('真的不等了？号就让出去了。')
  await hands.press(phone, 'button', '不等了，号不要了')
  await phone.reads('不等了，号已经让出去了。')
})

test.each(bothHands)(
  '$name: the desk gives a paper number to somebody nobody knows, who goes first',
  async (hands) => {
    const desk = await openSignedIn(demo.address, '苏晓荷')
    await hands.press(desk, 'link', /^排队/)
    await hands.press(desk, 'link', '给来的人一个号')
    await desk.see('heading', '谁来').waitFor()
    await hands.type(desk, '门牌或者手机号', '7栋2-5')
    await hands.press(desk, 'button', '找一找')
    await desk.see('radio', /^秦桂岚/).waitFor()
    await hands.press(desk, 'radio', '不知道是谁，只给号')
    await hands.press(desk, 'button', '下一步')
    await hands.press(desk, 'radio', /^家里有困难/)
    await hands.press(desk, 'button', '下一步')
    await hands.press(desk, 'button', '下一步')
    await desk.see('heading', '要不要先看？').waitFor()
    await hands.press(desk, 'radio', /^腿脚不便/)
    await hands.press(desk, 'button', '下一步')
    await desk.see('heading', '看看对不对').waitFor()
    await desk.reads('不知道是谁，只给号')
    await hands.press(desk, 'button', '给号')
    await desk.reads(/^给了 \d+ 号。/)
    await desk.reads(/错过了没关系/)
    await desk.see('button', '打印').waitFor()
  },
)

test('on paper the number stands alone', async () => {
  const desk = await openSignedIn(demo.address, '苏晓荷')
  await desk.goto('reception/pages/counter')
  await pointer.press(desk, 'button', /^别的：2 号/)
  await pointer.press(desk, 'button', '打印这张号：2 号')
  await desk.reads('2 号')
  await desk.page.emulateMedia({ media: 'print' })
  expect(await desk.page.getByText('打印', { exact: true }).last().isVisible()).toBe(false)
  await desk.page
    .getByText(/错过了没关系/)
    .filter({ visible: true })
    .waitFor()
})

test('B7: whoever booked says by the code of the door that they are here; a wrong one is told kindly', async () => {
  const desk = await openSignedIn(demo.address, '林秀芳')
  await desk.goto('reception/pages/code')
  await desk.reads('一分钟换一次')
  const phone = await openSignedIn(demo.address, '周文海')
  await phone.goto('reception/pages/line')
  await phone.reads(/下午3点约好了/)
  await keyboard.press(phone, 'button', '我到了，填门口的码')
  await keyboard.press(phone, 'button', '我到了')
  await keyboard.press(phone, 'link', '六个数要填满。')
  await keyboard.type(phone, '六个数', '000000')
  await keyboard.press(phone, 'button', '我到了')
  await phone.reads(/^这个码不对/)
  await desk.page.reload()
  const shown = await desk.page
    .getByText(/^\d{3} \d{3}$/)
    .filter({ visible: true })
    .innerText()
  await keyboard.type(phone, '六个数', shown)
  await keyboard.press(phone, 'button', '我到了')
  await phone.see('heading', '排到哪了').waitFor()
  await phone.reads(/^(前面还有|下一位就是)/)
})

test('whoever is not of the desk is told so', async () => {
  const phone = await openSignedIn(demo.address, '白小鹿')
  for (const page of ['counter', 'code', 'ticket']) {
    await phone.goto(`reception/pages/${page}`)
    await phone.reads('这一页是前台和值班的人用的')
  }
  await phone.goto('home/pages/me')
  await signOut(phone, pointer)
  await phone.goto('reception/pages/line')
  await phone.see('button', '去登录').waitFor()
})

test.each(looks)('$name: every page of the line reads well', async (look) => {
  const walk = await walkAs(demo.address, look, '蒋春徕')
  const { phone } = walk
  await phone.goto('reception/pages/line')
  await walk.at('line, nothing taken', /位在等|没有人等/)
  await walk.press('button', /^(取一个号|再取一个号)$/)
  await walk.at('number, kinds', '什么事？')
  await walk.press('radio', /^说不清/)
  await walk.press('button', '下一步')
  await walk.press('button', '下一步')
  await walk.at('number, check', '看看对不对')
  await walk.press('button', '取号')
  await walk.at('line, waiting', '排到哪了')
  await phone.goto('home/pages/index')
  await walk.at('home, in line', '正在排')
  await phone.goto('reception/pages/arrive')
  await walk.at('arrive', '门口屏上的六个数是多少？')
  await phone.goto('reception/pages/counter')
  await walk.at('counter', '现在叫谁')
  await walk.press('button', /^别的：2 号/)
  await walk.at('counter, more', '打印这张号')
  await walk.press('button', /^打印这张号：2 号/)
  await walk.at('ticket', /错过了没关系/)
  await phone.goto('reception/pages/code')
  await walk.at('door code', '一分钟换一次')
  await phone.see('img', '方块里是同一个码').waitFor()
  await phone.goto('reception/pages/outcome')
  await walk.at('outcome', '谈得怎么样？')
  await phone.goto('reception/pages/line')
  await walk.press('button', '不等了')
  await walk.at('line, sure', '真的不等了？号就让出去了。')
  await walk.press('button', '不等了，号不要了')
  await walk.at('line, left', '不等了，号已经让出去了。')
  expect(walk.faults).toEqual([])
})
