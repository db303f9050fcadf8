// On the web the program of a page is fetched when the page is first opened. Without a net it does not come; after the
// server got a new program the old one's pages are gone. Taro leaves both as a press that does nothing.
import { toast } from '../ui/announce'
import { words } from './text'

/** Tells of a page that cannot be opened, or opens it by the new program. Called once, on the web only. */
export function watchForLostPages(): void {
  window.addEventListener('unhandledrejection', (event) => {
    const { name, code } = (event.reason ?? {}) as { name?: string; code?: string }
    if (name !== 'ChunkLoadError' && code !== 'CSS_CHUNK_LOAD_FAILED') return
    event.preventDefault()
    void recover()
  })
}

async function recover(): Promise<void> {
  if (await hasNewProgram()) {
    window.location.reload()
    return
  }
  toast(words.pageLost, 4000)
  // The address already names the page that did not come: pressed again, it would not be tried again.
  window.history.back()
}

/** Whether the server's first page names another program than the one that runs; so a reload is never repeated. */
async function hasNewProgram(): Promise<boolean> {
  const names = Array.from(document.scripts, ({ src }) => /\/app\.\w+\.js$/.exec(src)?.[0])
  const running = names.find((name) => name !== undefined)
  if (running === undefined) return false
  try {
    const reply = await fetch('./', { cache: 'no-store' })
    return reply.ok && !(await reply.text()).includes(running)
  } catch {
    // No net: there is nothing new to be had.
    return false
  }
}
