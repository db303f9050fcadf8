// A resident books a room and gives it back; whatever goes wrong between, nobody is booked twice and nothing typed is lost.
import { bothHands, focusOn, keyboard, pointer, tabTo } from './support/hands'
import { bothLooks, elder, standard } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { choosePerson, chooseTime, order, orderUntilPurpose, signIn, type Wish } from './support/steps'

jest.setTimeout(60_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

const hall = { room: '居民会客厅', length: '1 小时', purpose: '老邻居聚一聚' } as const

async function openSignedIn(person: string, look = standard): Promise<Phone> {
  const phone = await openPhone(demo.address, { look })
  await signIn(phone, pointer, person)
  await pointer.press(phone, 'link', '首页')
  return phone
}

/** The bookings under 我的 that are for `purpose`. */
async function mine(phone: Phone, purpose: string): Promise<string[]> {
  await phone.goto('home/pages/me')
  await phone.see('button', '退出登录').waitFor()
  await phone.page.waitForLoadState('networkidle')
  return phone.see('link', new RegExp(purpose)).allInnerTexts()
}

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)(
    '$name: book without being signed in first, see it under 我的, give it back',
    async (hands) => {
      const purpose = `看老照片，${look.name}${hands.name}`
      const phone = await openPhone(demo.address, { look })
      await order(phone, hands, { ...hall, day: '周四 26', start: '上午 10:00', purpose })
      await phone.reads('11月26日 星期四 上午10点到11点')
      await hands.press(phone, 'button', '约下来')
      // Who it is for is asked only now, and nothing that was chosen is lost.
      await phone.see('heading', '用谁的身份看看？').waitFor()
      await choosePerson(phone, hands, '秦桂岚')
      await phone.see('heading', '看看对不对').waitFor()
      await phone.reads(purpose)
      await hands.press(phone, 'button', '约下来')
      await phone.see('heading', '约好了。').waitFor()
      await phone.reads('11月26日 星期四 上午10点到11点')
      await hands.press(phone, 'button', '看我约的')
      await hands.press(phone, 'link', new RegExp(`^约好了 .*${purpose}$`))
      await hands.press(phone, 'button', '不来了')
      await phone.reads('真的不来了？时间会让给别人。')
      await hands.press(phone, 'button', '不来了，让给别人')
      await phone.see('heading', '取消了。').waitFor()
      await hands.press(phone, 'button', '看我约的')
      await phone.see('link', new RegExp(`^取消了 .*${purpose}$`)).waitFor()
    },
  )

  test('the free times are there for everyone, and a full day or a closed one is no dead end', async () => {
    const phone = await openPhone(demo.address, { look })
    await pointer.press(phone, 'link', /^约(个)?房间$/)
    await pointer.press(phone, 'link', /先锋驿站/)
    await pointer.press(phone, 'radio', '周六 28，不开门')
    await phone.reads(/^这天不开门。最早.*有空。$/)
    await pointer.press(phone, 'radio', /^周三 25，/)
    await phone.see('radio', '上午 9:00，空着').waitFor()
  })
})

test('the one who was slower reads what is gone and what is free, and goes on with what was typed', async () => {
  const slower = await openSignedIn('李望椿', elder)
  const quicker = await openSignedIn('夏明岳')
  const wish: Wish = {
    ...hall,
    day: '周五 27',
    start: '上午 10:00',
    length: '半小时',
    purpose: '给娃娃过生日',
  }
  await order(slower, keyboard, wish)
  await order(quicker, pointer, { ...wish, purpose: '看风筝' })
  await pointer.press(quicker, 'button', '约下来')
  await quicker.see('heading', '约好了。').waitFor()
  await keyboard.press(slower, 'button', '约下来')
  expect(await slower.see('alert').innerText()).toBe('10:00 刚被别人约走了，10:30 还空着。')
  await slower.see('radio', '上午 10:00，有人约了').waitFor()
  await chooseTime(slower, keyboard, { ...wish, start: '上午 10:30' })
  await keyboard.press(slower, 'button', '下一步')
  expect(await slower.see('textbox', '用来做什么').inputValue()).toBe('给娃娃过生日')
  await keyboard.press(slower, 'button', '下一步')
  await keyboard.press(slower, 'button', '约下来')
  await slower.see('heading', '约好了。').waitFor()
})

test('pressed twice, it is booked once', async () => {
  const phone = await openSignedIn('李望椿')
  await order(phone, pointer, { ...hall, day: '周六 28', start: '下午 2:00', purpose: '修伞' })
  await phone.see('button', '约下来').dblclick()
  await phone.see('heading', '约好了。').waitFor()
  expect(await mine(phone, '修伞')).toHaveLength(1)
})

test('V7: the reply was lost, and pressing again answers with the booking that was made', async () => {
  const phone = await openSignedIn('李望椿')
  phone.expect(/net::ERR_/)
  await order(phone, pointer, { ...hall, day: '周日 29', start: '下午 2:00', purpose: '补锅' })
  let reached = 0
  await phone.context.route('**/api/rooms.book', async (route) => {
    await route.fetch()
    reached += 1
    await route.abort('connectionreset')
  })
  await pointer.press(phone, 'button', '约下来')
  await phone.reads(/^没连上网。/)
  await phone.context.unroute('**/api/rooms.book')
  await pointer.press(phone, 'button', '约下来')
  await phone.see('heading', '约好了。').waitFor()
  expect(reached).toBeGreaterThan(0)
  expect(await mine(phone, '补锅')).toHaveLength(1)
})

test('who has moved away is told so kindly, and keeps what was typed', async () => {
  const phone = await openSignedIn('白小鹿')
  await order(phone, pointer, { ...hall, day: '周日 29', start: '上午 9:00', purpose: '告别' })
  await pointer.press(phone, 'button', '约下来')
  await phone.reads(/住在这里或在这里上班/)
  await phone.reads('告别')
})

describe.each(bothLooks)('errors, $name', (look) => {
  test.each(bothHands)('$name: what is missing takes the focus and leads to its field', async (hands) => {
    const phone = await openPhone(demo.address, { look })
    await orderUntilPurpose(phone, pointer, { ...hall, day: '周一 30', start: '上午 9:00' })
    await phone.see('heading', '用来做什么？').waitFor()
    await hands.press(phone, 'button', '下一步')
    await focusOn(phone, 'alert')
    await hands.press(phone, 'link', '写一句用来做什么。')
    await focusOn(phone, 'textbox')
    await phone.page.keyboard.type('下棋')
    await hands.press(phone, 'button', '上一步')
    await phone.see('heading', '大概几个人来？').waitFor()
    await hands.press(phone, 'button', '下一步')
    await focusOn(phone, 'heading', '用来做什么？')
    expect(await phone.see('textbox', '用来做什么').inputValue()).toBe('下棋')
    await phone.reload()
    await phone.see('heading', '用来做什么？').waitFor()
    expect(await phone.see('textbox', '用来做什么').inputValue()).toBe('下棋')
    await hands.press(phone, 'button', '上一步')
    await phone.see('heading', '大概几个人来？').waitFor()
  })
})

test.each(bothHands)('$name: the browser’s own way back leads to the question before', async (hands) => {
  const phone = await openSignedIn('李望椿')
  await order(phone, hands, { ...hall, day: '周一 30', start: '下午 2:00', purpose: '晒被子' })
  await phone.page.goBack()
  await focusOn(phone, 'heading', '用来做什么？')
  expect(await phone.see('textbox', '用来做什么').inputValue()).toBe('晒被子')
  await phone.page.goBack()
  await focusOn(phone, 'heading', '大概几个人来？')
  await phone.page.goBack()
  await focusOn(phone, 'heading', '用多久？')
  expect(await phone.see('button', '上一步').count()).toBe(0)
  await phone.page.goBack()
  await phone.see('radio', '下午 2:00，选好了').waitFor()
})

test('after booking, the way back leads past the questions', async () => {
  const phone = await openSignedIn('李望椿')
  await order(phone, pointer, { ...hall, day: '周四 26', start: '下午 3:00', purpose: '磨刀' })
  await pointer.press(phone, 'button', '约下来')
  await phone.see('heading', '约好了。').waitFor()
  await phone.page.goBack()
  await phone.see('radio', '下午 3:00，有人约了').waitFor()
  await phone.see('button', '约下来').waitFor({ state: 'detached' })
})

test('by keyboard alone: the focus is seen, follows each new question, and arrows walk the times', async () => {
  const phone = await openSignedIn('夏明岳')
  await keyboard.press(phone, 'link', '约房间')
  await focusOn(phone, 'heading', '想用哪一间？')
  await keyboard.press(phone, 'link', /居民会客厅/)
  await tabTo(phone, phone.see('radio', /^今天，/))
  await phone.page.keyboard.press('ArrowRight')
  await phone.page.keyboard.press('Enter')
  await focusOn(phone, 'heading', '明天想几点用？')
  await tabTo(phone, phone.see('radio', '上午 9:00，空着'))
  await phone.page.keyboard.press('ArrowUp')
  await phone.page.keyboard.press('Space')
  await phone.see('radio', '晚上 8:30，选好了').waitFor()
  await keyboard.press(phone, 'button', '下一步：用多久')
  await focusOn(phone, 'heading', '用多久？')
  await keyboard.press(phone, 'radio', /^半小时/)
  await keyboard.press(phone, 'button', '下一步')
  await focusOn(phone, 'heading', '大概几个人来？')
  await keyboard.press(phone, 'button', '下一步')
  await focusOn(phone, 'heading', '用来做什么？')
  await keyboard.type(phone, '用来做什么', '听雨')
  await keyboard.press(phone, 'button', '下一步')
  await focusOn(phone, 'heading', '看看对不对')
  await keyboard.press(phone, 'link', '改：用来做什么')
  await focusOn(phone, 'heading', '用来做什么？')
  await keyboard.press(phone, 'button', '下一步')
  await keyboard.press(phone, 'button', '约下来')
  await phone.see('heading', '约好了。').waitFor()
  await focusOn(phone, 'heading', '约好了。')
})
