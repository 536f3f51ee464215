import { expect, test } from 'vitest'
import { FormatError } from '../../src/errors.ts'
import { parseTree } from '../../src/formats/mtree-parse.ts'

test.each([' \\', '. type=dir\n\\\n', '\\\n\n', 'a\n \\\n'])(
  'a joined line without a name is an error, as go-mtree panics at it: %j',
  (text) => {
    expect(() => parseTree(text, '0.5.4')).toThrow(FormatError)
  },
)
