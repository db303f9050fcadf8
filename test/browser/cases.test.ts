// What was not settled in a talk becomes a case: who has it writes and says that it is done, its person says that it is
// not, comes again about it, another takes it, and in the end it is solved.
import { bothHands, type Hands } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { openSignedIn } from './support/steps'
import { walkAs } from './support/walk'

jest.setTimeout(150_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

/** Takes a number and is called, and the desk writes down what came of it. */
async function talk(phone: Phone, desk: Phone, hands: Hands, about: string): Promise<void> {
  await phone.goto('reception/pages/line')
  await hands.press(phone, 'button', '取一个号')
  await hands.press(phone, 'radio', /^房屋物业/)
  await hands.press(phone, 'button', '下一步')
  await hands.press(phone, 'button', '下一步')
  await hands.press(phone, 'button', '取号')
  await phone.see('heading', '排到哪了').waitFor()
  const code = (
    await phone.page
      .getByText(/^\d+ 号$/)
      .filter({ visible: true })
      .first()
      .innerText()
  ).split(' ')[0]!
  await hands.press(desk, 'link', /^排队/)
  await hands.press(desk, 'button', `叫这一位：${code} 号`)
  await hands.press(desk, 'button', `开始谈：${code} 号`)
  await hands.press(desk, 'button', '谈完了，写一句')
  await desk.see('heading', '谈得怎么样？').waitFor()
  await hands.press(desk, 'radio', /^答应回话/)
  await desk.reads('记成一件事')
  await hands.press(desk, 'button', '写好了')
  await hands.press(desk, 'link', '写一句是什么事。')
  await hands.type(desk, '一句话说是什么事', about)
  await hands.type(desk, '写给来的人', '明天上门看。')
  await hands.press(desk, 'button', '写好了')
  await desk.see('heading', '现在叫谁').waitFor()
}

/** An act on the case that is open, by one question. */
async function act(phone: Phone, hands: Hands, word: string, send: string, words?: [string, string]) {
  await hands.press(phone, 'button', word)
  if (words) await hands.type(phone, ...words)
  await hands.press(phone, 'button', send)
  await phone.see('button', send).waitFor({ state: 'hidden' })
}

const people = ['邓守真', '杜若衡', '龚长庚', '李望椿']

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: opened, done, not yet, come again, taken by another, solved',
    async (hands) => {
      const person = people.pop()!
      const about = `水管一直滴水，${person}家`
      const phone = await openSignedIn(demo.address, person, look)
      const desk = await openSignedIn(demo.address, '苏晓荷')
      await talk(phone, desk, hands, about)
      await desk.goto('cases/pages/desk')
      await hands.press(desk, 'link', new RegExp(about))
      await desk.see('heading', about).waitFor()
      await act(desk, hands, '写几句给本人', '告诉本人', ['写给本人', '师傅下午来。'])
      await desk.reads('师傅下午来。')
      await act(desk, hands, '办好了', '告诉本人办好了')
      await desk.reads('办好了，等本人说')

      await phone.goto('home/pages/me')
      await hands.press(phone, 'link', /^我的事/)
      await hands.press(phone, 'link', new RegExp(about))
      await hands.press(phone, 'button', '说一声：解决了没有')
      await hands.press(phone, 'button', '就这样说')
      await hands.press(phone, 'link', '先选一样。')
      await hands.press(phone, 'radio', /^还没有/)
      await hands.type(phone, '哪里还没有办好', '夜里又滴了。')
      await hands.press(phone, 'button', '就这样说')
      await phone.reads('夜里又滴了。')
      await hands.press(phone, 'button', '再来说说这件事')
      await hands.press(phone, 'radio', /空着/)
      await hands.press(phone, 'button', '下一步：什么事')
      await hands.press(phone, 'button', '下一步')
      await hands.press(phone, 'button', '下一步')
      await phone.reads('接着哪件事')
      await hands.press(phone, 'button', '约下来')
      await phone.see('heading', '约好了。').waitFor()

      await desk.reload()
      await hands.press(desk, 'button', '请别人接')
      await hands.press(desk, 'radio', '林秀芳')
      await hands.press(desk, 'button', '去问一声')
      await desk.reads(/^问过林秀芳接不接。/)
      const other = await openSignedIn(demo.address, '林秀芳')
      await hands.press(other, 'link', /^在办的事/)
      await hands.press(other, 'link', new RegExp(about))
      await hands.press(other, 'button', /^我接了/)
      await act(other, hands, '办好了', '告诉本人办好了', ['写给本人', '换了新接头。'])
      await phone.goto('cases/pages/mine')
      await hands.press(phone, 'link', new RegExp(about))
      await hands.press(phone, 'button', '说一声：解决了没有')
      await hands.press(phone, 'radio', /^解决了/)
      await hands.press(phone, 'button', '就这样说')
      await phone.see('button', '就这样说').waitFor({ state: 'hidden' })
      await phone.reads('解决了')
    },
  )
})

describe.each(looks)('pages, $name', (look) => {
  test('of a person: the list, a case that is under way, one that is said to be done', async () => {
    const w = await walkAs(demo.address, look, '夏明岳')
    await w.phone.goto('cases/pages/mine')
    await w.at('my cases', '楼上夜里搬东西')
    await w.press('link', /楼上夜里搬东西/)
    await w.at('case, done', /^接下来：等/)
    await w.press('button', '说一声：解决了没有')
    await w.press('radio', /^还没有/)
    await w.at('case, answer', '哪里还没有办好')
    expect(w.faults).toEqual([])
  })

  test('of those who receive: what is late, what one is asked, and each question', async () => {
    const w = await walkAs(demo.address, look, '林秀芳')
    await w.phone.goto('cases/pages/desk')
    await w.at('open cases', /没做到。$/)
    await w.press('link', /二单元的灯/)
    await w.at('case, asked', '我接了')
    await w.back()
    await w.press('link', /厨房漏水/)
    await w.at('case, mine', '请别人接')
    await w.press('button', '请别人接')
    await w.at('case, hand on', '请谁接？')
    await w.back()
    await w.press('button', '要晚几天')
    await w.at('case, later', '为什么要晚？')
    expect(w.faults).toEqual([])
  })
})
