import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import license from 'rollup-plugin-license'
import { licensesText } from './scripts/release/licenses.mjs'

const at = (path: string) => resolve(import.meta.dirname, path)

// Main's dependencies stay outside the bundle (keytar is native); the preload is bundled whole as
// CommonJS, because a sandboxed preload can require nothing but `electron`.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: at('electron/main/index.ts'),
          'practice-store': at('electron/main/practice-store/cli.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    build: {
      outDir: at('out/renderer'),
      rollupOptions: { input: at('renderer/index.html') },
      // Every asset is a file: the content security policy allows no data: script or style.
      assetsInlineLimit: 0,
    },
    plugins: [
      vue(),
      // What the About section shows. All that main bundles is in the page too.
      license({
        thirdParty: {
          output: { file: at('out/renderer/licenses.txt'), template: licensesText(at('node_modules')) },
        },
      }),
    ],
    worker: { format: 'es' },
  },
})
