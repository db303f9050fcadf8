import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(__dirname, '../..')

export interface SourceFile {
  /** From the root of the project: `src/rooms/rule.ts`. */
  readonly path: string
  readonly text: string
  readonly lines: number
  /** What it imports: a package's name, or a path from the root without its ending. */
  readonly imports: readonly string[]
}

/** Every TypeScript file below a folder of the project. */
export function sourceFiles(folder: string): SourceFile[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  return files.map((entry) => read(join(entry.parentPath, entry.name)))
}

function read(absolute: string): SourceFile {
  const path = relative(root, absolute)
  const text = readFileSync(absolute, 'utf8')
  const { importedFiles } = ts.preProcessFile(text, true, true)
  const imports = importedFiles.map(({ fileName }) =>
    fileName.startsWith('.') ? posix.normalize(posix.join(dirname(path), fileName)) : fileName,
  )
  return { path, text, lines: text.split('\n').length - 1, imports }
}
