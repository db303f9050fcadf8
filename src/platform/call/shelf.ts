import Taro from '@tarojs/taro'
import type { Shelf } from './resource'

// A new package may shape what it keeps differently; what another version kept is not read.
const VERSION = 'v1:'

/** The phone's own storage. It may be full or turned off: then nothing is kept, and pages load as the first time. */
export const phoneShelf: Shelf = {
  read(key) {
    try {
      return Taro.getStorageSync(VERSION + key) || null
    } catch {
      return null
    }
  },
  write(key, value) {
    try {
      Taro.setStorageSync(VERSION + key, value)
    } catch {
      this.remove(key)
    }
  },
  remove(key) {
    try {
      Taro.removeStorageSync(VERSION + key)
    } catch {
      // Storage that cannot be written cannot hold anything either.
    }
  },
}
