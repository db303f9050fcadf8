// A resident comes to see whoever has the duty: books, moves, and gives the time back; the desk sees who comes and books
// for those without a phone.
import { faultsOf } from './support/check'
import { bothHands, focusOn, keyboard, pointer, type Hands } from './support/hands'
import { bothLooks, elder, looks, standard, type Look } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { choosePerson, signIn } from './support/steps'

jest.setTimeout(90_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

async function openSignedIn(person: string, look: Look = standard): Promise<Phone> {
  const phone = await openPhone(demo.address, { look })
  await signIn(phone, pointer, person)
  await pointer.press(phone, 'link', '首页')
  return phone
}

/** From the plate on home to the check of the answers. */
async function order(phone: Phone, hands: Hands, day: string, start: string, note: string): Promise<void> {
  await hands.press(phone, 'button', phone.look.elder ? '约个时间' : '约时间')
  await forOneself(phone, hands)
  await pick(phone, hands, day, start)
  await hands.press(phone, 'button', '下一步：什么事')
  await hands.press(phone, 'radio', /^别的事/)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '是什么事？').waitFor()
  await hands.type(phone, '先说几句', note)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '看看对不对').waitFor()
}

/** Whoever lives alone is not asked for whom. */
async function forOneself(phone: Phone, hands: Hands): Promise<void> {
  const self = /就是[你您]自己/
  await phone.see('link', self).or(phone.see('radiogroup')).first().waitFor()
  if (await phone.see('link', self).count()) await hands.press(phone, 'link', self)
}

async function pick(phone: Phone, hands: Hands, day: string, start: string): Promise<void> {
  const chip = phone.see('radio', new RegExp(`^${day}，`))
  // The second week lies behind one more chip.
  await chip.or(phone.see('radio', /^更多/)).first().waitFor()
  if ((await chip.count()) === 0) await hands.press(phone, 'radio', /^更多/)
  await hands.press(phone, 'radio', new RegExp(`^${day}，`))
  await hands.press(phone, 'radio', new RegExp(`^${start}，空着`))
}

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: book without being signed in first, find it on home, move it, give it back',
    async (hands) => {
      const start = hands === pointer ? '上午 10:00' : '上午 11:00'
      const day = look.elder ? '周五 27' : '周一 30'
      const phone = await openPhone(demo.address, { look })
      await order(phone, hands, day, start, '问问院坝的事')
      await phone.reads(look.elder ? '轮值书记 田一禾' : '轮值书记 唐知渊')
      await hands.press(phone, 'button', '约下来')
      // Who it is for is asked only now, and nothing that was chosen is lost.
      await choosePerson(phone, hands, '邓守真')
      await phone.see('heading', '看看对不对').waitFor()
      await phone.reads('问问院坝的事')
      await hands.press(phone, 'button', '约下来')
      await phone.see('heading', '约好了。').waitFor()
      await phone.reads('要是那天换班了')
      await hands.press(phone, 'button', '改时间')
      await pick(phone, hands, '周三 2', '下午 4:00')
      await hands.press(phone, 'button', '改到这个时间')
      await phone.see('heading', '改好了。').waitFor()
      await phone.reads('12月2日 星期三')
      await hands.press(phone, 'button', '看我约的')
      await hands.press(phone, 'link', /^改期了 12月2日 周三 下午4点 见轮值书记/)
      await hands.press(phone, 'button', '不来了')
      await phone.reads('真的不来了？时间会让给别人。')
      await hands.press(phone, 'button', '不来了，让给别人')
      await phone.see('heading', '取消了。').waitFor()
    },
  )

  test('a closed day is no dead end, and the times say who receives', async () => {
    const phone = await openPhone(demo.address, { look })
    await pointer.press(phone, 'link', look.elder ? '约个时间' : '约书记')
    await pointer.press(phone, 'radio', '周六 28，不开门')
    await phone.reads('这天不开门，看看别的日子。')
    await pointer.press(phone, 'radio', /^周三 25，/)
    await phone.see('radio', '上午 11:00，空着 · 陈佑安').waitFor()
  })
})

test('home names as the next thing whichever comes sooner, a visit or a room', async () => {
  const phone = await openSignedIn('秦桂岚')
  await pointer.press(phone, 'link', /^下一件 今天 下午2点 居民会客厅/)
  await phone.reads('女儿一家回来，坐一坐')
})

test('the one who was slower reads what is gone and what is free, and goes on with what was typed', async () => {
  const slower = await openSignedIn('龚长庚', elder)
  const quicker = await openSignedIn('邓守真')
  await order(slower, keyboard, '周四 3', '上午 10:00', '路灯不亮')
  await order(quicker, pointer, '周四 3', '上午 10:00', '种花')
  await pointer.press(quicker, 'button', '约下来')
  await quicker.see('heading', '约好了。').waitFor()
  await keyboard.press(slower, 'button', '约下来')
  expect(await slower.see('alert').innerText()).toBe('10:00 刚被别人约走了，10:30 还空着。')
  await slower.see('radio', '上午 10:00，有人约了').waitFor()
  await pick(slower, keyboard, '周四 3', '上午 10:30')
  await keyboard.press(slower, 'button', '下一步：什么事')
  await keyboard.press(slower, 'button', '下一步')
  expect(await slower.see('textbox', '先说几句').inputValue()).toBe('路灯不亮')
  await keyboard.press(slower, 'button', '下一步')
  await keyboard.press(slower, 'button', '约下来')
  await slower.see('heading', '约好了。').waitFor()
})

test('pressed twice, it is booked once', async () => {
  const phone = await openSignedIn('杜若衡')
  await order(phone, pointer, '周五 4', '下午 2:00', '修伞')
  await phone.see('button', '约下来').dblclick()
  await phone.see('heading', '约好了。').waitFor()
  await pointer.press(phone, 'button', '看我约的')
  const cards = phone.see('link', /12月4日 周五 下午2点 见轮值书记/)
  await cards.first().waitFor()
  expect(await cards.count()).toBe(1)
})

test('who has moved away is told so kindly, and keeps what was typed', async () => {
  const phone = await openSignedIn('白小鹿')
  await order(phone, pointer, '周一 7', '上午 9:00', '告别')
  await pointer.press(phone, 'button', '约下来')
  await phone.reads(/^在手机上约，要现在住在这里/)
  await phone.reads('告别')
})

test.each(bothHands)('$name: what is missing takes the focus and leads to its field', async (hands) => {
  const phone = await openPhone(demo.address)
  await pointer.press(phone, 'button', '约时间')
  await pick(phone, pointer, '周一 7', '上午 9:00')
  await pointer.press(phone, 'button', '下一步：什么事')
  await phone.see('heading', '什么事？').waitFor()
  await hands.press(phone, 'button', '下一步')
  await focusOn(phone, 'alert')
  await hands.press(phone, 'link', '选一样，说不清也行。')
  await hands.press(phone, 'radio', /^别的事/)
  await hands.press(phone, 'button', '下一步')
  await focusOn(phone, 'heading', '是什么事？')
  await hands.press(phone, 'button', '下一步')
  await hands.press(phone, 'link', '写一句是什么事。')
  await focusOn(phone, 'textbox')
})

test.each(bothHands)(
  '$name: the desk books for somebody without a phone, moves it and cancels it for them',
  async (hands) => {
    const start = hands === pointer ? '上午 9:30' : '下午 3:30'
    const phone = await openSignedIn('苏晓荷')
    await hands.press(phone, 'link', '我的')
    await hands.press(phone, 'link', /^谁要来/)
    await phone.see('heading', '今天谁要来').waitFor()
    await hands.press(phone, 'radio', /^周三 25，/)
    await phone.see('heading', '明天谁要来').waitFor()
    await phone.reads('上午 10:00 秦桂岚')
    await hands.press(phone, 'button', '帮别人约')
    await hands.press(phone, 'button', '找一找')
    await hands.press(phone, 'link', '写一个门牌或者手机号。')
    await hands.type(phone, '门牌或者手机号', '7栋2-5')
    await hands.press(phone, 'button', '找一找')
    await hands.press(phone, 'link', /^秦桂岚/)
    await pick(phone, hands, '周五 27', start)
    await hands.press(phone, 'button', '下一步：什么事')
    await hands.press(phone, 'radio', /^说不清/)
    await hands.press(phone, 'button', '下一步')
    await hands.press(phone, 'button', '下一步')
    await phone.see('heading', '看看对不对').waitFor()
    await hands.press(phone, 'button', '约下来')
    await phone.reads('约好了。把号和时间说给来的人听。')
    await phone.see('heading', '11月27日 周五谁要来').waitFor()
    await hands.press(phone, 'button', '改时间：秦桂岚')
    await phone.reads('帮秦桂岚改时间')
    await pick(phone, hands, '周二 1', start)
    await hands.press(phone, 'button', '改到这个时间')
    await phone.reads('改好了，号也换了。把新的号和时间说给来的人听。')
    await phone.see('heading', '12月1日 周二谁要来').waitFor()
    await hands.press(phone, 'button', '不来了：秦桂岚')
    await hands.press(phone, 'button', '不来了，让给别人')
    await phone.reads('取消了')
  },
)

test('whoever is not of the desk is told so, and a guest is asked to sign in', async () => {
  const phone = await openSignedIn('李望椿')
  await phone.goto('reception/pages/desk')
  await phone.reads('这一页是前台和值班的人用的')
  const guest = await openPhone(demo.address)
  await guest.goto('reception/pages/desk')
  await guest.see('button', '去登录').waitFor()
})

test.each(looks)('$name: every page of a visit reads well', async (look) => {
  const faults: string[] = []
  const phone = await openSignedIn('周文海', look)
  const seen = async (name: string): Promise<void> => void faults.push(...(await faultsOf(phone, name)))
  const last = { 标准: '上午 9:00', 长辈版: '上午 10:00', '320 大字': '上午 11:00' }[look.name]!
  await pointer.press(phone, 'button', look.elder ? '约个时间' : '约时间')
  await forOneself(phone, pointer)
  await pick(phone, pointer, '周二 8', last)
  await seen('visit times')
  await pointer.press(phone, 'button', '下一步：什么事')
  await seen('visit kinds')
  await pointer.press(phone, 'button', '下一步')
  await seen('visit kind missing')
  await pointer.press(phone, 'radio', /^家里有困难/)
  await pointer.press(phone, 'button', '下一步')
  await seen('visit note')
  await pointer.press(phone, 'button', '下一步')
  await seen('visit check')
  await pointer.press(phone, 'button', '约下来')
  await phone.see('heading', '约好了。').waitFor()
  await seen('visit slip')
  await pointer.press(phone, 'button', '改时间')
  await phone.reads('你现在约的')
  await seen('visit move')
  await pointer.press(phone, 'button', '返回')
  await pointer.press(phone, 'button', '不来了')
  await seen('visit, sure')
  await pointer.press(phone, 'button', '不来了，让给别人')
  await phone.see('heading', '取消了。').waitFor()
  await seen('visit cancelled')
  await phone.goto('home/pages/me')
  await seen('me with visits')
  await phone.goto('reception/pages/order')
  await phone.reads('从头再约')
  await seen('visit without a draft')
  expect(faults).toEqual([])
})

test.each(looks)('$name: every page of the desk reads well', async (look) => {
  const faults: string[] = []
  const phone = await openSignedIn('苏晓荷', look)
  const seen = async (name: string): Promise<void> => void faults.push(...(await faultsOf(phone, name)))
  await phone.goto('reception/pages/desk')
  await phone.reads(/周文海/)
  await seen('desk')
  await pointer.press(phone, 'radio', /^周五 27，/)
  await phone.reads(/夏明岳|这天还没有人约/)
  await seen('desk, another day')
  await pointer.press(phone, 'button', '帮别人约')
  await pointer.press(phone, 'button', '找一找')
  await seen('who, missing')
  await pointer.type(phone, '门牌或者手机号', '7栋2-6')
  await pointer.press(phone, 'button', '找一找')
  await phone.reads('是哪一位？')
  await seen('who, found')
  await pointer.type(phone, '门牌或者手机号', '99栋1-1')
  await pointer.press(phone, 'button', '找一找')
  await phone.reads(/没有找到/)
  await seen('who, nobody')
  expect(faults).toEqual([])
})
