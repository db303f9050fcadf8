// What a mini-program of one community's people needs again and again: a phone of its own for each test, and who holds it.
import { openPackage, type Package } from './package'
import { behind, type Behind } from './server'
import { toServer } from './wx/net'

/** The phones of one test file, all before one server. */
export interface Phones {
  readonly server: Behind
  /** The phone of this test; a new one before each. */
  readonly phone: Package
  /** Another one in the same test; the one before is put away. */
  next: () => Promise<Package>
  /** From the home page, as this person; then to the tab of this name. */
  signIn: (name: string, tab?: string) => Promise<void>
}

/** For the top of a test file: starts the server and the phones, and ends them. */
export function phones(): Phones {
  let server: Behind
  let phone: Package
  const next = async (): Promise<Package> => {
    phone?.close()
    phone = openPackage({ dist: 'dist/test/http', request: toServer(server.url), now: server.world.now })
    await phone.launch()
    return phone
  }
  beforeAll(async () => {
    server = await behind()
  }, 60_000)
  beforeEach(async () => void (await next()))
  afterEach(() => phone.close())
  afterAll(() => server.close())
  return {
    get server() {
      return server
    },
    get phone() {
      return phone
    },
    next,
    async signIn(name, tab = '首页') {
      await phone.tap('我的')
      await phone.tap('去登录')
      await phone.tap(new RegExp(`^${name}`))
      await phone.tap(tab)
    },
  }
}
