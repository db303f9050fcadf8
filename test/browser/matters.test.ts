// A neighbour proposes a matter, others join in, the council answers: by finger and by keyboard, in both looks.
import { faultsOf } from './support/check'
import { bothHands, pointer, type Hands } from './support/hands'
import { bothLooks, looks, standard, type Look } from './support/looks'
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

async function home(look: Look, person?: string): Promise<Phone> {
  const phone = await openPhone(demo.address, { look })
  if (person) {
    await signIn(phone, pointer, person)
    await pointer.press(phone, 'link', '首页')
  }
  return phone
}

/** From home: the first question answered, and the similar ones passed by. */
async function write(phone: Phone, hands: Hands, title: string, body: string): Promise<void> {
  await hands.press(phone, 'link', '提个议题')
  await phone.see('heading', '什么事？').waitFor()
  await hands.type(phone, '什么事', title)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '这些是不是同一件事？').waitFor()
  await phone.see('link', /4栋电梯老是停/).waitFor()
  await hands.press(phone, 'button', '都不是，接着写')
  await phone.see('heading', '说说情况').waitFor()
  await hands.type(phone, '情况', body)
  await hands.press(phone, 'button', '下一步')
}

/** From home to the list: in 长辈版 no tab leads there. */
async function openTalk(phone: Phone, hands: Hands): Promise<void> {
  await hands.press(phone, 'link', phone.look.elder ? '全部正在商量的事' : '议事')
  await phone.see('heading', '大家在商量什么').waitFor()
}

// One matter a story: the next one's title must not meet it among the similar.
const stories = bothLooks.flatMap((look) => bothHands.map((hands) => ({ look, hands })))

describe.each(stories)('$look.name, $hands.name', ({ look, hands }) => {
  const title = `电梯又停了，${look.name}${hands.name}`

  test('propose without being signed in first: similar ones first, a phone number masked, a number given', async () => {
    const phone = await home(look)
    await write(phone, hands, title, '找过电工，他的电话是 156 0000 0077，一直没来。')
    await phone.see('heading', '里面有电话号码或者证件号').waitFor()
    await phone.reads('156******77')
    await hands.press(phone, 'button', '帮我遮住')
    await phone.see('heading', '看看对不对').waitFor()
    await phone.reads('找过电工，他的电话是 156******77，一直没来。')
    await hands.press(phone, 'button', '提出去')
    await choosePerson(phone, hands, '陈佑安')
    await phone.see('heading', '看看对不对').waitFor()
    await hands.press(phone, 'button', '提出去')
    await phone.see('heading', '提出去了。').waitFor()
    await phone.reads('接下来请邻居附议，满10户就够数。议事会12月3日 星期四前回话，接不接都说明白。')
    await phone.reads(/^2026-00\d\d$/)
    await hands.press(phone, 'button', '看这件事')
    await phone.see('heading', title).waitFor()
    // Whoever proposed it is shown masked, and cannot join in.
    await phone.reads(/· 陈\*安$/)
    await phone.reads(/这是.家提的，要别家来附议。/)
  })

  test('a neighbour of another door joins in once', async () => {
    const phone = await home(look, '秦桂岚')
    await openTalk(phone, hands)
    await hands.press(phone, 'link', new RegExp(title))
    await phone.reads('还没有人附议，还差10户')
    await hands.press(phone, 'button', /^我家附议/)
    await phone.reads(/^记下了，.家附议了。$/)
    await phone.reads('已有1户附议，还差9户')
    await phone.reads(/家已经附议过了，一户算一次。/)
  })

  test('a member of the council takes it up, and the line says who and when', async () => {
    const phone = await home(look, '龚长庚')
    await openTalk(phone, hands)
    await hands.press(phone, 'link', new RegExp(title))
    await hands.press(phone, 'button', '替议事会回话')
    await hands.press(phone, 'button', '下一步')
    await phone.reads('选一个。')
    await hands.press(phone, 'radio', /^接了，拿来议/)
    await hands.press(phone, 'button', '下一步')
    await phone.see('heading', '看看对不对').waitFor()
    await hands.press(phone, 'button', '回话')
    await phone.see('heading', '回话了。').waitFor()
    await hands.press(phone, 'button', '看这件事')
    await phone.see('heading', title).waitFor()
    await phone.reads('议事会接了，拿来议')
    await phone.reads(/· 议事会成员 龚长庚$/)
    expect(await phone.see('button', '替议事会回话').count()).toBe(0)
  })
})

test('declining asks for the reason, and everybody reads it', async () => {
  const phone = await home(standard, '龚长庚')
  await openTalk(phone, pointer)
  await pointer.press(phone, 'link', /遛狗牵绳/)
  await pointer.press(phone, 'button', '替议事会回话')
  await pointer.press(phone, 'radio', /^这次不议/)
  await pointer.press(phone, 'button', '下一步')
  await phone.see('heading', '为什么不议？').waitFor()
  await pointer.press(phone, 'button', '下一步')
  await phone.reads('写一句理由。')
  await pointer.type(phone, '理由', '公约里已经写了，楼栋长会上门说。')
  await pointer.press(phone, 'button', '下一步')
  await pointer.press(phone, 'button', '回话')
  await phone.see('heading', '回话了。').waitFor()
  const guest = await home(standard)
  await openTalk(guest, pointer)
  await pointer.press(guest, 'link', /遛狗牵绳/)
  await guest.reads('公约里已经写了，楼栋长会上门说。')
})

test('the proposer takes a matter back, with a reason; nothing typed into the form is lost on the way', async () => {
  const phone = await home(standard, '杜若衡')
  await pointer.press(phone, 'link', '提个议题')
  await pointer.type(phone, '什么事', '快递柜放到大门口')
  await phone.reload()
  expect(await phone.see('textbox', '什么事').inputValue()).toBe('快递柜放到大门口')
  await pointer.press(phone, 'button', '下一步')
  await phone.see('heading', '说说情况').waitFor()
  expect(await phone.page.locator('textarea').first().getAttribute('maxlength')).toBe('2000')
  await pointer.type(phone, '情况', '老人拿快递要走到地下室。')
  await pointer.press(phone, 'button', '下一步')
  await phone.reads('杜*衡')
  await pointer.press(phone, 'button', '提出去')
  await pointer.press(phone, 'button', '看这件事')
  await pointer.press(phone, 'button', '撤回这件事')
  await pointer.type(phone, '理由', '物业已经答应了。')
  await pointer.press(phone, 'button', '撤回')
  await phone.reads('提的人撤回了')
  await phone.reads('物业已经答应了。')
})

// One for each look: a household has three matters waiting for an answer at most.
const proposers = ['夏明岳', '周文海', '李望椿']

describe.each(looks.map((look, n) => ({ ...look, proposer: proposers[n]! })))('$name', (look) => {
  test('every page of a matter reads well', async () => {
    const faults: string[] = []
    const phone = await home(look, look.proposer)
    const at = async (name: string, words: string | RegExp): Promise<void> => {
      await phone.reads(words)
      faults.push(...(await faultsOf(phone, `matter ${name}`)))
    }
    const press = (role: Parameters<Phone['see']>[0], name: string | RegExp) =>
      pointer.press(phone, role, name)
    await at('home', '正在商量的事')
    await openTalk(phone, pointer)
    await at('list', '大家在商量什么')
    await press('radio', /^管/)
    await at('list, none of a phase', '这会儿没有办好管着的事。')
    await press('radio', '全部')
    await press('link', /4栋电梯老是停/)
    await at('overdue', '没做到')
    await press('button', '返回')
    await press('link', /楼顶上种菜/)
    await at('declined', '议事会这次不议')
    await phone.goto('home/pages/index')
    await press('link', '提个议题')
    await at('title', '什么事？')
    await press('button', '下一步')
    await at('title missing', '写一句是什么事。')
    await pointer.type(phone, '什么事', '电梯又停了')
    await press('button', '下一步')
    await at('similar', '这些是不是同一件事？')
    await press('button', '都不是，接着写')
    await pointer.type(phone, '情况', '打 15600000077 没人接。')
    await at('story', '说说情况')
    await press('button', '下一步')
    await at('mask', '里面有电话号码或者证件号')
    await press('button', '帮我遮住')
    await at('check', '看看对不对')
    await press('button', '提出去')
    await at('done', '提出去了。')
    await press('button', '看这件事')
    await press('button', '撤回这件事')
    await at('withdraw', '为什么撤回？')
    await press('button', '返回')
    const council = await home(look, '龚长庚')
    await council.goto('matters/pages/answer?matter=e100000d-0000-8000-8000-000000000004')
    await council.reads('这件事，议事会接不接？')
    faults.push(...(await faultsOf(council, 'matter answer')))
    await pointer.press(council, 'radio', /^这次不议/)
    await pointer.press(council, 'button', '下一步')
    await council.reads('为什么不议？')
    faults.push(...(await faultsOf(council, 'matter answer, reason')))
    await council.goto('matters/pages/show?matter=e100000d-0000-8000-8000-000000000004')
    await council.see('button', '替议事会回话').waitFor()
    faults.push(...(await faultsOf(council, 'matter for the council')))
    expect(faults).toEqual([])
  })
})
