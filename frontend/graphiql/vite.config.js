import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Built into frontend/dist/graphiql, which the server embeds.
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/graphiql',
    emptyOutDir: true,
    chunkSizeWarningLimit: 5000,
    rollupOptions: {
      // GraphiQL's files carry directives for a compiler that has already run.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
  },
});
