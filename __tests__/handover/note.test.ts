import { expect, test } from 'vitest'

import { spentNote, withoutLearnt } from '../../src/handover/note.ts'

const note = { format: 4, cleared: true, learnt: { answers: [['question', null, '', null]] }, layers: [] }

test('a note that a save has used says nothing of the store any more, and all else as before', () => {
  expect(withoutLearnt(note)).toEqual({ format: 4, cleared: true, layers: [] })
  expect(spentNote(note)).toEqual({ format: 4, cleared: false, layers: [] })
  expect(withoutLearnt('no note')).toBe('no note')
})
