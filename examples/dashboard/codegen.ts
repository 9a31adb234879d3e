import type { CodegenConfig } from '@graphql-codegen/cli'

/** The schema is a file of the repository; elsewhere it is what `rung schema` prints. */
const config: CodegenConfig = {
  schema: process.env.RUNG_SCHEMA ?? '../../schema.graphqls',
  documents: ['src/**/*.ts', '!src/gql/**'],
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { enumsAsTypes: true, useTypeImports: true, strictScalars: true, scalars: { Date: 'string', DateTime: 'string', PersonRef: 'string', SeatRef: 'string', LevelRef: 'string', Column: 'unknown[]', Upload: 'File' } },
    },
  },
}

export default config
