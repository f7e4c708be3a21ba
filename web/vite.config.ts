import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `liyi serve` listens during development. */
const SERVICE = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: ['chrome109', 'firefox115'],
    // Ant Design is one library used by every page; it is loaded once and kept by the browser.
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': SERVICE } },
});
