// One decision by its own way: proposed, carried, taken up, put to the vote, voted, and its result on the public line.
import { bothHands, pointer, type Hands } from './support/hands'
import { bothLooks, type Look } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'

jest.setTimeout(120_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

interface Story {
  readonly look: Look
  readonly hands: Hands
  readonly title: string
  readonly body: string
}

// What they are about has no word in common, so that none of them meets another among the similar ones.
const subjects = [
  ['花箱换成月季', '院坝的花箱空了半年。'],
  ['书报栏装个雨棚', '下雨天报纸全湿。'],
  ['乒乓球台挪进阴处', '夏天晒得握不住拍子。'],
  ['早市搬去南门', '北门口堵得救护车难走。'],
] as const
const stories: readonly Story[] = bothLooks.flatMap((look, row) =>
  bothHands.map((hands, column) => {
    const [title, body] = subjects[row * 2 + column]!
    return { look, hands, title, body }
  }),
)

async function phoneOf(person: string, look: Look): Promise<Phone> {
  const phone = await openPhone(demo.address, { look })
  await signIn(phone, pointer, person)
  await pointer.press(phone, 'link', '首页')
  return phone
}

/** From home to the matter. */
async function openMatter(phone: Phone, hands: Hands, title: string): Promise<void> {
  await hands.press(phone, 'link', phone.look.elder ? '全部正在商量的事' : '议事')
  await phone.see('heading', '大家在商量什么').waitFor()
  await hands.press(phone, 'link', new RegExp(title))
  await phone.see('heading', title).waitFor()
}

async function propose({ look, hands, title, body }: Story): Promise<void> {
  const phone = await phoneOf('周文海', look)
  await hands.press(phone, 'link', '提个议题')
  await hands.type(phone, '什么事', title)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '说说情况').waitFor()
  await hands.type(phone, '情况', body)
  await hands.press(phone, 'button', '下一步')
  await hands.press(phone, 'button', '提出去')
  await phone.see('heading', '提出去了。').waitFor()
}

/** The secretary's questions, from the matter's own page to the draft. */
async function draft(phone: Phone, hands: Hands, title: string): Promise<void> {
  await hands.press(phone, 'button', /^起草表决/)
  await phone.see('heading', '要定的是什么事？').waitFor()
  await phone.page.waitForFunction((said) => document.querySelector('input')?.value === said, title)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '票上怎么问？').waitFor()
  await hands.type(phone, '怎么问', `同不同意${title}？`)
  await hands.press(phone, 'button', '下一步')
  for (const answer of [/^一户一票/, '整个小区', '定下就开始', /^11月25日/]) {
    await hands.press(phone, 'radio', answer)
    await hands.press(phone, 'button', '下一步')
  }
  await phone.see('heading', '看一遍，都对吗？').waitFor()
  await phone.reads(new RegExp(`^2026-\\d{4} ${title}$`))
  await hands.press(phone, 'button', '存成草稿')
  await phone.see('button', '生成名册').waitFor()
}

describe.each(stories)('$look.name, $hands.name', (story) => {
  const { look, hands, title } = story

  test('from the proposal to the vote', async () => {
    await propose(story)
    const neighbour = await phoneOf('秦桂岚', look)
    await openMatter(neighbour, hands, title)
    await hands.press(neighbour, 'button', /^我家附议/)
    await neighbour.reads('已有1户附议，还差9户')

    const council = await phoneOf('龚长庚', look)
    await openMatter(council, hands, title)
    await hands.press(council, 'button', '替议事会回话')
    await hands.press(council, 'radio', /^接了，拿来议/)
    await hands.press(council, 'button', '下一步')
    await hands.press(council, 'button', '回话')
    await council.see('heading', '回话了。').waitFor()

    const secretary = await phoneOf('何静川', look)
    await openMatter(secretary, hands, title)
    await draft(secretary, hands, title)
    await hands.press(secretary, 'button', '生成名册')
    await secretary.see('button', '看这次表决').waitFor()

    const oversight = await phoneOf('邓守真', look)
    await oversight.goto(secretary.page.url().replace(/^.*#\//, ''))
    await hands.press(oversight, 'button', '核对好了')
    await hands.press(oversight, 'button', '名册没问题')
    await oversight.see('button', '看这次表决').waitFor()

    await secretary.reload()
    await hands.press(secretary, 'button', '定下开始')
    await hands.press(secretary, 'button', '定下开始')
    await secretary.see('button', '看这次表决').waitFor()

    await openAgain(neighbour, hands, title)
    await neighbour.reads('正在表决')
    await hands.press(neighbour, 'button', '去投票')
    await hands.press(neighbour, 'button', '投7栋2-5这一票')
    await hands.press(neighbour, 'radio', '同意')
    await hands.press(neighbour, 'button', '投这一票')
    await hands.press(neighbour, 'button', '投出去')
    await neighbour.see('heading', '投好了。').waitFor()
    await hands.press(neighbour, 'button', '回到这次表决')
    await hands.press(neighbour, 'link', /^这件事怎么来的/)
    await neighbour.see('heading', title).waitFor()
  })
})

/** The page as it is by now. */
async function openAgain(phone: Phone, hands: Hands, title: string): Promise<void> {
  await phone.goto('home/pages/index')
  await openMatter(phone, hands, title)
}

describe('two days later', () => {
  beforeAll(async () => {
    await demo.stop()
    demo = await startDemo('2026-11-26T10:00', demo.folder)
  }, START)

  test.each(stories)(
    '$look.name, $hands.name: what came of it stands on the line, for anybody who opens the list',
    async ({ look, hands, title }) => {
      const guest = await openPhone(demo.address, { look })
      await hands.press(guest, 'link', look.elder ? '全部正在商量的事' : '议事')
      await guest.see('heading', '大家在商量什么').waitFor()
      await guest.see('link', new RegExp(`没成 · 没达到要的数.*${title}`)).waitFor()
      await hands.press(guest, 'link', new RegExp(title))
      await guest.reads('表决完了')
      await guest.reads('没有达到要的数，没形成决定。')
      await hands.press(guest, 'link', /看结果$/)
      await guest.reads(/^需要：至少 \d+ 户。达到：1 户。$/)
      await hands.press(guest, 'link', /^这件事怎么来的/)
      await guest.see('heading', title).waitFor()
    },
  )

  test('opened by its address alone, the page has the number to call', async () => {
    const phone = await openPhone(demo.address)
    await phone.goto('matters/pages/show?matter=e100000d-0000-8000-8000-000000000009')
    await phone.reload()
    await phone.see('button', '打电话，社区电话').waitFor()
    await phone.reads('达到了要的数。')
  })
})
