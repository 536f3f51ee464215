import js from '@eslint/js'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'lib/', 'coverage/', 'node_modules/', 'conformance/go/', '.tools/'] },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-params': ['error', 4],
      'no-restricted-syntax': [
        'error',
        ...[
          'CallExpression[callee.name=/^(?:spawn|spawnSync|execFile|execFileSync|fork)$/]',
          "CallExpression[callee.name='run'][arguments.1.type='ArrayExpression']",
        ].map((call) => ({
          selector: `${call}:not(:has(Property[key.name='env']))`,
          message: 'A child is started with an environment: see src/formats/machine-environment.ts.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        ...['any', 'timeout'].map((property) => ({
          object: 'AbortSignal',
          property,
          message: 'What nobody holds may never abort: see src/registry/abort.ts.',
        })),
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly', fetch: 'readonly' },
    },
  },
)
