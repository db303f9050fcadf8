import { onWeb } from './platform'

/** What a screen reader is told. Each value is always a string: Taro's web components write `undefined` out. */
export interface Spoken {
  id?: string
  role?: string
  label?: string
  hidden?: boolean
  level?: 1 | 2 | 3
  disabled?: boolean
  checked?: boolean
  current?: boolean
  busy?: boolean
  live?: 'polite' | 'assertive'
  labelledBy?: string
  describedBy?: string
}

/**
 * Attributes for a View or Text: `role` and `aria-*` on the web; on WeChat `aria-role` and the five states its
 * readers know. A label's own text is never repeated as a label.
 */
export function aria(spoken: Spoken): Record<string, string> {
  return onWeb ? webAria(spoken) : wechatAria(spoken)
}

function webAria(s: Spoken): Record<string, string> {
  return defined({
    id: s.id,
    role: s.role,
    'aria-label': s.label,
    'aria-hidden': word(s.hidden),
    'aria-level': s.level === undefined ? undefined : String(s.level),
    'aria-disabled': word(s.disabled),
    'aria-checked': word(s.checked),
    'aria-current': s.current === undefined ? undefined : s.current ? 'page' : 'false',
    'aria-busy': word(s.busy),
    'aria-live': s.live,
    'aria-labelledby': s.labelledBy,
    'aria-describedby': s.describedBy,
  })
}

function wechatAria(s: Spoken): Record<string, string> {
  return defined({
    id: s.id,
    'aria-role': s.role,
    'aria-label': s.label,
    'aria-hidden': word(s.hidden),
    'aria-disabled': word(s.disabled),
    'aria-checked': word(s.checked),
    'aria-selected': word(s.current),
  })
}

function word(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : String(flag)
}

function defined(all: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(all)) if (value !== undefined) kept[name] = value
  return kept
}
