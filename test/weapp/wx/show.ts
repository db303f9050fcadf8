import type { Callbacks, World } from './call'
import { fail, refuse, succeed } from './call'

/** What WeChat itself showed or did beside the page. */
export interface Seen {
  toasts: string[]
  modals: string[]
  phoneCalls: string[]
  /** The templates that consent was asked for. */
  asked: string[]
  /** What is held before the camera; null: whoever scans thinks better of it. */
  camera: string | null
  title: string
}

type Options = Callbacks & Record<string, unknown>

/** wx.showToast and what else WeChat draws or does by itself. @param confirm what the user answers to a modal. */
export function showApi(world: World, seen: Seen, confirm: () => boolean) {
  /** Calls `run` when the named options are non-empty strings, as WeChat demands. */
  function wanting(name: string, keys: string[], run: (options: Options) => void) {
    return (options: Options = {}) => {
      const missing = keys.find((key) => typeof options[key] !== 'string' || options[key] === '')
      if (missing) return refuse(world, name, options, `parameter.${missing} should be String`)
      run(options)
      succeed(world, name, options)
    }
  }
  const quiet = (name: string) => wanting(name, [], () => undefined)

  function showToast(options: Options): void {
    const { icon = 'success', title } = options
    if (!['success', 'error', 'loading', 'none'].includes(String(icon))) {
      return refuse(world, 'showToast', options, `icon ${String(icon)}`)
    }
    wanting('showToast', ['title'], () => seen.toasts.push(String(title)))(options)
  }

  function showModal(options: Options): void {
    seen.modals.push([options['title'], options['content']].filter(Boolean).join('\n'))
    for (const key of ['confirmText', 'cancelText']) {
      if (String(options[key] ?? '').length > 4) {
        return refuse(
          world,
          'showModal',
          options,
          `${key} length should not be larger than 4 Chinese characters`,
        )
      }
    }
    const yes = confirm()
    succeed(world, 'showModal', options, { confirm: yes, cancel: !yes, content: null })
  }

  /** Allows each template the first time it is asked, as somebody who thinks better of it the second time. */
  function requestSubscribeMessage(options: Options): void {
    const ids = options['tmplIds'] as string[] | undefined
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > 3) {
      return refuse(world, 'requestSubscribeMessage', options, 'tmplIds must be one to three')
    }
    const answers = ids.map((id) => [id, seen.asked.includes(id) ? 'reject' : 'accept'])
    seen.asked.push(...ids)
    succeed(world, 'requestSubscribeMessage', options, Object.fromEntries(answers) as object)
  }

  /** Only what was allowed for is read: of another kind, or from the album, it goes on looking until it is closed. */
  function scanCode(options: Options): void {
    const { onlyFromCamera = false, scanType = ['barCode', 'qrCode'] } = options
    if (typeof onlyFromCamera !== 'boolean') {
      return refuse(world, 'scanCode', options, 'parameter.onlyFromCamera should be Boolean')
    }
    const types = ['barCode', 'qrCode', 'datamatrix', 'pdf417']
    if (!Array.isArray(scanType) || scanType.some((one) => !types.includes(one as string))) {
      return refuse(world, 'scanCode', options, `scanType ${String(scanType)}`)
    }
    const { camera } = seen
    if (camera === null || !scanType.includes('qrCode')) return fail(world, 'scanCode', options, 'cancel')
    succeed(world, 'scanCode', options, { result: camera, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' })
  }

  return {
    showToast,
    scanCode,
    showModal,
    hideToast: quiet('hideToast'),
    showLoading: wanting('showLoading', ['title'], () => undefined),
    hideLoading: quiet('hideLoading'),
    setNavigationBarTitle: wanting('setNavigationBarTitle', ['title'], (options) => {
      seen.title = String(options['title'])
    }),
    makePhoneCall: wanting('makePhoneCall', ['phoneNumber'], (options) => {
      seen.phoneCalls.push(String(options['phoneNumber']))
    }),
    requestSubscribeMessage,
    setClipboardData: wanting('setClipboardData', ['data'], () => undefined),
    pageScrollTo: quiet('pageScrollTo'),
    stopPullDownRefresh: quiet('stopPullDownRefresh'),
    vibrateShort: quiet('vibrateShort'),
    showActionSheet: (options: Options) => fail(world, 'showActionSheet', options, 'cancel'),
  }
}
