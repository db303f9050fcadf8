// WeChat's scanner: what it read, or why nothing was.
import Taro from '@tarojs/taro'

export type Scanned = { readonly text: string } | 'thought-better' | 'could-not'

/** By the camera alone: a picture from the album is what the code of the door is there to keep out. */
export async function scan(): Promise<Scanned> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return { text: result }
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    return errMsg.includes('cancel') ? 'thought-better' : 'could-not'
  }
}
