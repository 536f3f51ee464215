import type { Command } from './arguments.ts'
import { completionScript } from './completion.ts'
import { helpPage } from './help.ts'

/** A command that does nothing but answer. */
type Question = Extract<Command, { readonly kind: 'help' | 'version' | 'completion' }>

export function readyAnswer(question: Question, version: string): string {
  switch (question.kind) {
    case 'help':
      return helpPage(question.about)
    case 'version':
      return `stack-cache ${version}\n`
    case 'completion':
      return completionScript(question.shell)
  }
}
