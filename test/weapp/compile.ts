import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import compiler from 'miniprogram-compiler'

/** What WeChat's own template compiler makes of a page and its data. */
export interface Wxml {
  tag: string
  attr?: Record<string, unknown>
  children?: (Wxml | string)[]
}

/** Draws one template file with data. */
export type Draw = (file: string, data: object) => Wxml

interface Realm {
  JSON: JSON
  drawers: (file: string) => ((data: object) => Wxml) | undefined
}

/**
 * Compiles every template and style sheet of a package with WeChat's wcc and wcsc, as its own tools do.
 * @throws what they object to; `draw` throws on a template that refers to one that is not there.
 */
export function compile(dist: string): Draw {
  const styles = compiler.wxssToJs(dist)
  if (!styles.includes('app.wxss')) throw new Error('app.wxss was not compiled')
  const objections: string[] = []
  const console = { log: objection, warn: objection, error: objection }
  function objection(...words: unknown[]): void {
    objections.push(words.join(' '))
  }
  const context = createContext({ console })
  runInContext(`var window = globalThis; var drawers = (function () {${compiler.wxmlToJs(dist)}})()`, context)
  const realm = runInContext('({ JSON, drawers })', context) as Realm
  return (file, data) => {
    const draw = realm.drawers(file)
    if (!draw) throw new Error(`no template ${file}`)
    // Data crosses between two worlds as text, as it does on the phone; wcc's code also wants its own Object.
    const tree = draw(realm.JSON.parse(realm.JSON.stringify(data)) as object)
    if (objections.length > 0) throw new Error(`wcc: ${objections.splice(0).join('; ')}`)
    return tree
  }
}

/** A JSON file of the package. */
export function readJson<T>(dist: string, file: string): T {
  return JSON.parse(readFileSync(join(dist, file), 'utf8')) as T
}
