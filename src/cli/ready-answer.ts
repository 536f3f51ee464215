import type { Command } from './arguments.ts'
import { completionScript } from './completion.ts'
import { helpPage } from './help.ts'
import { narrowPage } from './narrow-page.ts'

/** A command that does nothing but answer. */
type Question = Extract<Command, { readonly kind: 'help' | 'version' | 'completion' }>

/** `columns`: of the terminal that it is for. */
export function readyAnswer(question: Question, version: string, columns?: number): string {
  switch (question.kind) {
    case 'help': {
      const page = helpPage(question.about)
      return columns === undefined ? page : narrowPage(page, columns)
    }
    case 'version':
      return `stack-cache ${version}\n`
    case 'completion':
      return completionScript(question.shell)
  }
}
