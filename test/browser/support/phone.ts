// A phone with the app open: one browser context, looked at by role and name only, as a reader of the screen would.
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { standard, type Look } from './looks'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Promise<Browser> | null = null
const open = new Set<Phone>()

function chrome(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args })
  return browser
}

/** For `afterAll`. */
export async function endBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = null
}

/** For `afterEach`: closes what the test opened. @throws when a page complained of anything the test did not expect. */
export async function closePhones(): Promise<void> {
  const phones = [...open]
  open.clear()
  for (const phone of phones) await phone.context.close()
  const complaints = phones.flatMap((phone) => phone.complaints())
  if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`)
}

export interface PhoneOptions {
  readonly look?: Look
  readonly zone?: string
  /** Prepares the phone before the app is opened. */
  readonly before?: (phone: Phone) => Promise<void>
}

export type Role = Parameters<Page['getByRole']>[0]

export class Phone {
  /** Every call to the server, with the size of its reply. */
  readonly calls: { action: string; bytes: number }[] = []
  private readonly heard: string[] = []
  /** The browser writes every refusal by HTTP into its console; that a guest is asked to sign in is none of ours. */
  private readonly expected: RegExp[] = [/status of 401/]

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly address: string,
    readonly look: Look,
  ) {
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => this.heard.push(`uncaught: ${error.stack ?? error.message}`))
    page.on('console', (line) => {
      if (line.type() === 'error') this.heard.push(`console: ${line.text()}`)
    })
    page.on('requestfinished', async (request) => {
      const action = /\/api\/(.+)$/.exec(request.url())?.[1]
      if (!action) return
      const body = await (await request.response().catch(() => null))?.body().catch(() => null)
      this.calls.push({ action, bytes: body?.length ?? 0 })
    })
  }

  /** The browser itself logs what it could not load: only a test that cuts the line may expect that. */
  expect(complaint: RegExp): void {
    this.expected.push(complaint)
  }

  complaints(): string[] {
    return this.heard.filter((line) => !this.expected.some((expected) => expected.test(line)))
  }

  /** What a screen reader finds by this role and name. */
  see(role: Role, name?: string | RegExp): Locator {
    return this.page.getByRole(role, name === undefined ? {} : { name, exact: typeof name === 'string' })
  }

  /** Waits until the words stand on the open page. */
  async reads(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor()
  }

  /** Opens an address of the app, as from a link. */
  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.address}/#/${path}`)
  }

  /** Whatever the phone kept is kept; the page starts anew. */
  async reload(): Promise<void> {
    await this.page.reload()
  }
}

/** Opens the app's home page on a new phone and answers its question about the size of the letters. */
export async function openPhone(address: string, options: PhoneOptions = {}): Promise<Phone> {
  const phone = await newPhone(address, options)
  await phone.page.goto(`${address}/`)
  await phone.see('button', phone.look.elder ? '大一点' : '就这样').click()
  return phone
}

/** A phone on which the app was never opened. */
export async function newPhone(
  address: string,
  { look = standard, zone, before }: PhoneOptions = {},
): Promise<Phone> {
  const context = await (
    await chrome()
  ).newContext({
    viewport: { width: look.width, height: 740 },
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: zone ?? 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const phone = new Phone(context, page, address, look)
  open.add(phone)
  if (look.text !== 16) {
    const inspector = await context.newCDPSession(page)
    await inspector.send('Page.setFontSizes', { fontSizes: { standard: look.text } })
  }
  await before?.(phone)
  return phone
}
