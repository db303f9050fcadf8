// A text file into the hands of whoever reads: a download on the web; WeChat lets no page save a calendar file, so there
// its text is copied.
import Taro from '@tarojs/taro'
import { onWeb } from '../ui/platform'

/** @returns how it was handed over. */
export async function saveFile(name: string, text: string): Promise<'saved' | 'copied'> {
  if (!onWeb) {
    await Taro.setClipboardData({ data: text })
    return 'copied'
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
  return 'saved'
}
