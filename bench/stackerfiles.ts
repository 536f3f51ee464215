import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** How large a project is. Files are one a stackerfile's directory, so imports of two stackerfiles never meet. */
export interface ProjectSize {
  readonly stackerfiles: number
  /** In each stackerfile. */
  readonly layers: number
  /** Imported by each layer. */
  readonly imports: number
  /** Of each imported file, in bytes. */
  readonly bytes: number
}

/**
 * Writes a project of layers, chained by `built` inside a stackerfile, every tenth stackerfile with the first one as its
 * prerequisite. Answers the paths of the stackerfiles and of the imported files.
 */
export function writeProject(
  directory: string,
  { stackerfiles, layers, imports, bytes }: ProjectSize,
): { readonly stackerfiles: readonly string[]; readonly imported: readonly string[] } {
  const files: string[] = []
  const imported: string[] = []
  const content = Buffer.alloc(bytes, 'a line of a file that somebody imports\n')
  for (let number = 0; number < stackerfiles; number++) {
    const place = path.join(directory, `image-${String(number)}`)
    mkdirSync(place, { recursive: true })
    const prerequisites =
      number > 0 && number % 10 === 0 ? 'config:\n  prerequisites:\n    - ../image-0/stacker.yaml\n' : ''
    let text = prerequisites
    for (let layer = 0; layer < layers; layer++) {
      const names = Array.from({ length: imports }, (_, index) => `f-${String(layer)}-${String(index)}`)
      for (const name of names) {
        content.write(`${String(number)}/${name}`)
        writeFileSync(path.join(place, name), content)
        imported.push(path.join(place, name))
      }
      text += layerText(
        `l-${String(number)}-${String(layer)}`,
        layer === 0 ? undefined : `l-${String(number)}-${String(layer - 1)}`,
        names,
      )
    }
    files.push(path.join(place, 'stacker.yaml'))
    writeFileSync(path.join(place, 'stacker.yaml'), text)
  }
  return { stackerfiles: files, imported }
}

function layerText(name: string, base: string | undefined, imports: readonly string[]): string {
  return `${name}:
  from:
    type: ${base === undefined ? 'scratch' : `built\n    tag: ${base}`}
  environment: { MODE: "\${{MODE:release}}", LEVEL: 3 }
${imports.length === 0 ? '' : `  imports:\n${imports.map((file) => `    - ${file}\n`).join('')}`}  run: |
    ./configure --prefix=/usr
    make -j2
    make install DESTDIR=/out
`
}
