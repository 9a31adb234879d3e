import locales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { inlineDocuments } from './inlineDocuments.ts'

const server = process.env.RUNG_SERVER ?? 'http://127.0.0.1:8080'

/** The explorer, built into dist/explorer, which the server embeds. GraphiQL has a configuration of its own. */
export default defineConfig({
  base: '/',
  // The explorer speaks English; the widgets' own words in other languages would weigh more and stand beside it.
  plugins: [inlineDocuments('src'), react(), locales.vite({ locales: ['en-US'] })],
  resolve: {
    alias: Object.fromEntries(['html2canvas', 'dompurify', 'canvg'].map((name) => [name, `${import.meta.dirname}/nothing.ts`])),
  },
  optimizeDeps: { entries: ['index.html'] }, // and not graphiql/index.html
  build: { outDir: 'dist/explorer', emptyOutDir: true, manifest: true, target: 'es2023' },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/graphql': { target: server, ws: true, changeOrigin: true, rewriteWsOrigin: true },
      '/healthz': { target: server, changeOrigin: true },
      '/graphiql': { target: server, changeOrigin: true },
    },
  },
  test: { include: ['src/**/*.test.{ts,tsx}', '*.test.ts'], environment: 'node' },
})
