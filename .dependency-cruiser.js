// Which part may import which. docs/architecture.md shows the picture that is made from this list.

/** The layers of the page, from the top down. Each may import itself and what is below it. */
export const PAGE_LAYERS = [
  ['app'],
  ['features'],
  ['workspace'],
  ['ui'],
  ['i18n'],
  ['sync'],
  ['storage'],
  ['domain'],
]
/** The layers of the main process, from the top down. */
export const MAIN_LAYERS = [
  ['window', 'bridge'],
  ['practice-store'],
  ['workspace'],
  ['delivery'],
  ['store-api'],
  // It knows no store and no token, and hands nothing to the page but the state of the update.
  ['updates'],
  ['platform'],
]

/** @param {string} root @param {readonly (readonly string[])[]} layers */
const downwards = (root, layers) =>
  layers.slice(1).map((names, at) => ({
    name: `${root}/${names.join('+')} imports nothing above it`,
    severity: 'error',
    from: { path: `^${root}/(${names.join('|')})/` },
    to: {
      path: `^${root}/(${layers
        .slice(0, at + 1)
        .flat()
        .join('|')})/`,
    },
  }))

/** @param {string} name @param {object} from @param {object} to */
const forbid = (name, from, to) => ({ name, severity: 'error', from, to })

export default {
  forbidden: [
    ...downwards('renderer', PAGE_LAYERS),
    ...downwards('electron/main', MAIN_LAYERS),
    forbid(
      'a feature imports no other feature',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    forbid(
      'shared/ imports only shared/',
      { path: '^shared/' },
      { path: '^(renderer|electron|scripts|test)/' },
    ),
    forbid(
      'renderer/ never imports electron/',
      { path: '^renderer/' },
      { path: '^(electron|scripts|test)/' },
    ),
    forbid(
      'electron/ never imports renderer/',
      { path: '^electron/' },
      { path: '^(renderer|scripts|test)/' },
    ),
    forbid(
      'only the vault imports keytar',
      { pathNot: '^(electron/main/workspace/vault\\.ts|test/)' },
      { path: '(^|/)keytar(/|$)' },
    ),
    forbid(
      'updates know the platform and nothing of a store',
      { path: '^electron/main/updates/' },
      { path: '^electron/', pathNot: '^electron/main/(updates|platform)/' },
    ),
    forbid(
      'only updates import electron-updater',
      { pathNot: '^(electron/main/updates/|test/)' },
      { path: '(^|/)electron-updater(/|$)' },
    ),
    forbid(
      'only renderer/storage imports dexie',
      { path: '^(renderer|electron|shared)/', pathNot: '^renderer/storage/' },
      { path: '(^|/)dexie(/|$)' },
    ),
    forbid(
      'only electron/ imports electron',
      { path: '^(renderer|shared)/' },
      {
        path: '(^|/)electron($|/(?!main|preload|chromium-host))',
        dependencyTypes: ['npm', 'npm-dev', 'core'],
      },
    ),
    forbid(
      'the build does not know the Chromium host',
      { path: '^(electron/(main|preload)|renderer|shared)/' },
      { path: '^electron/chromium-host/' },
    ),
    { name: 'no cycle of files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no cycle of folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.mjs', '.js'] },
  },
}
