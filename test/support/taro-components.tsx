// @tarojs/components for tests: what Taro's web components do with their properties, on plain elements.
// Attributes arrive as they are written (`role`, `tabindex`, `aria-*`), what only WeChat knows is dropped, and a
// property that neither platform has is an error: a misspelt one would be lost in silence.
import type { ReactNode } from 'react'
import { createElement, forwardRef } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

const onlyWechat = new Set([
  'hoverClass',
  'hoverStayTime',
  'hoverStartTime',
  'cursorSpacing',
  'adjustPosition',
])
const known = new Set([
  'id',
  'className',
  'style',
  'role',
  'children',
  'onClick',
  'onKeyDown',
  'userSelect',
  'key',
])

function attributes(tag: string, props: Props, own: readonly string[] = []): Props {
  const kept: Props = {}
  for (const [name, value] of Object.entries(props)) {
    if (onlyWechat.has(name)) continue
    if (own.includes(name)) continue
    if (name === 'tabindex') kept.tabIndex = Number(value)
    else if (known.has(name) || name.startsWith('aria-') || name.startsWith('data-')) kept[name] = value
    else throw new Error(`<${tag}> has no property ${name}`)
  }
  if (kept['aria-role'] !== undefined) throw new Error('aria-role is WeChat’s; on the web it is role')
  return kept
}

function plain(tag: string, element: string, own: readonly string[] = []) {
  const Plain = forwardRef<unknown, Props>((props, ref) =>
    createElement(element, { ...attributes(tag, props, own), ref }),
  )
  Plain.displayName = tag
  return Plain
}

export const View = plain('View', 'div')
export const Text = plain('Text', 'span')
export const ScrollView = plain('ScrollView', 'div', ['scrollX', 'scrollY', 'scrollIntoView', 'enhanced'])

interface FieldProps {
  nativeProps?: Record<string, unknown>
  value?: string
  maxlength?: number
  placeholder?: string
  disabled?: boolean
  onInput?: (event: { detail: { value: string } }) => void
}

/** Taro puts `nativeProps` on the element inside, and its events carry the text as `detail.value`. */
function field(tag: string, element: 'input' | 'textarea') {
  const own = [
    'nativeProps',
    'value',
    'maxlength',
    'onInput',
    'type',
    'placeholder',
    'autoHeight',
    'disabled',
    'confirmType',
  ]
  const Field = forwardRef<unknown, Props>((props, ref) => {
    const { nativeProps, value, maxlength, onInput, placeholder, disabled } = props as FieldProps
    const inside = {
      ...nativeProps,
      value: value ?? '',
      placeholder,
      disabled,
      ...(maxlength !== undefined && maxlength > 0 && { maxLength: maxlength }),
      onChange: (event: { target: { value: string } }) =>
        onInput?.({ detail: { value: event.target.value } }),
    }
    return createElement('div', { ...attributes(tag, props, own), ref }, createElement(element, inside))
  })
  Field.displayName = tag
  return Field
}

export const Input = field('Input', 'input')
export const Textarea = field('Textarea', 'textarea')
