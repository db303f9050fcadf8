/** Whether this is the web page; Taro replaces the expression, so that each build keeps only its own half. */
export const onWeb = process.env.TARO_ENV !== 'weapp'

/** Joins the class names that apply. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
