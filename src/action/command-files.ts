import type { Environment, Runner } from './runner.ts'

/**
 * The runner by the toolkit, which writes outputs and state into files that the variables name. Where a file cannot be written that
 * is told once, and the toolkit falls back to the commands in the log, which runners go on to obey (docs/stacker/platform.md#3.5;
 * ActionCommandManager.cs).
 */
export function overCommandFiles(toolkit: Runner, environment: Record<string, string | undefined>): Runner {
  const write = (variable: keyof typeof consequences, act: () => void): void => {
    try {
      act()
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      toolkit.warning(`${variable} cannot be written: ${why}; ${consequences[variable]}`)
      // The toolkit's own word for having no file.
      environment[variable] = ''
      act()
    }
  }
  return {
    ...toolkit,
    setOutput: (name, value) => {
      write('GITHUB_OUTPUT', () => {
        toolkit.setOutput(name, value)
      })
    },
    saveState: (name, value) => {
      write('GITHUB_STATE', () => {
        toolkit.saveState(name, value)
      })
    },
  }
}

const consequences = {
  GITHUB_OUTPUT: 'the outputs are told in the log instead',
  GITHUB_STATE: 'what the post step has to know is told in the log instead',
} as const satisfies Environment
