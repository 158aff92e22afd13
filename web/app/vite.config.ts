import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  // Addresses are relative to `<base>`, which the server sets for each page: a reverse proxy may put it below any path.
  base: './',
  plugins: [react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One file of styles: routes come without a flash, and it is small.
    cssCodeSplit: false,
    // What is bundled is handed out with its licences.
    license: { fileName: 'licences.md' },
  },
})
