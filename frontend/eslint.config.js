import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const parts = ['app', 'api', 'ui', 'org', 'chart']
const part = (...type) => ({ element: { type } })
/** What a script's functions use that run in a page. */
const inPages = ['window', 'document', 'addEventListener', 'HTMLElement', 'MutationObserver', 'CanvasRenderingContext2D']

export default defineConfig([
  globalIgnores(['dist', 'src/api/gql', 'graphiql', 'public', 'test-results', 'playwright-report']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      // The tests' ways of asking for what must be there: it fails the test where it is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
      'boundaries/elements': [
        ...parts.map((part) => ({ type: part, pattern: `src/${part}` })),
        { type: 'feature', pattern: 'src/features/*', capture: ['name'] },
      ],
    },
    rules: {
      // Imports point one way: ui ← api ← org ← chart ← features ← app; features know nothing of one another.
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            { from: part('ui'), allow: { to: part('ui') } },
            { from: part('api'), allow: { to: part('api') } },
            { from: part('org'), allow: { to: part('org', 'ui', 'api') } },
            { from: part('chart'), allow: { to: part('chart', 'ui', 'org', 'api') } },
            { from: part('feature'), allow: { to: part('ui', 'org', 'api', 'chart') } },
            { from: part('feature'), allow: { to: { element: { type: 'feature', captured: { name: '{{from.element.captured.name}}' } } } } },
            { from: part('app'), allow: { to: part('app', 'ui', 'org', 'api', 'chart', 'feature') } },
          ],
        },
      ],
    },
  },
  // Playwright tells what a fixture needs from the pattern of its first argument, also where that is nothing.
  { files: ['e2e/**/*.ts'], rules: { 'no-empty-pattern': 'off' } },
  {
    files: ['scripts/**/*.mjs', 'bench/**/*.mjs', '*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'fetch', 'performance', 'setTimeout', 'clearTimeout', ...inPages].map((name) => [name, 'readonly']),
      ),
    },
  },
])
