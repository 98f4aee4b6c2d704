import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from '../setup/paths.mjs'

/** The name under which desktops know the windows, the launcher and the icon of the app. */
export const DESKTOP_ID = 'com.counterfoil.desktop'
const FOLDER = 'opt/Counterfoil'
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** Debian's and Ubuntu's names, the ones since the change to 64-bit times beside those before it. */
const DEPENDS = [
  'libsecret-1-0',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libasound2 | libasound2t64',
  'libdrm2',
  'libgbm1',
  'libxtst6',
  'libuuid1',
  'libnotify4',
  'xdg-utils',
]

/**
 * Makes a .deb of an unpacked app with Debian's own tools.
 * @param {{ unpacked: string, output: string, architecture: 'amd64' | 'arm64', version: string }} options
 *   `unpacked` is the folder that electron-builder made; `version` may hold a pre-release, as in `1.0.0-beta.1`
 * @returns {string} the path of the package
 */
export function buildDeb({ unpacked, output, architecture, version }) {
  const debVersion = version.replace('-', '~')
  const root = join(output, `deb-${architecture}`)
  rmSync(root, { recursive: true, force: true })
  cpSync(unpacked, join(root, FOLDER), { recursive: true })
  const write = writer(root)
  write(`usr/share/applications/${DESKTOP_ID}.desktop`, desktopFile())
  write(`usr/share/metainfo/${DESKTOP_ID}.metainfo.xml`, metainfo(version))
  write('etc/apparmor.d/counterfoil', appArmorProfile())
  write('usr/share/doc/counterfoil/copyright', readFileSync(inRoot('LICENSE'), 'utf8'))
  for (const size of ICON_SIZES) {
    const icon = join(root, `usr/share/icons/hicolor/${size}x${size}/apps/${DESKTOP_ID}.png`)
    mkdirSync(dirname(icon), { recursive: true })
    cpSync(inRoot('build', 'icons', `${size}x${size}.png`), icon)
  }
  mkdirSync(join(root, 'usr/bin'), { recursive: true })
  symlinkSync(`/${FOLDER}/counterfoil`, join(root, 'usr/bin/counterfoil'))
  const kilobytes = execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0]
  write('DEBIAN/control', control({ version: debVersion, architecture, kilobytes: kilobytes ?? '0' }))
  write('DEBIAN/conffiles', '/etc/apparmor.d/counterfoil\n')
  write('DEBIAN/postinst', POST_INSTALL, 0o755)
  write('DEBIAN/postrm', POST_REMOVE, 0o755)
  const path = join(output, `counterfoil_${debVersion}_${architecture}.deb`)
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', root, path], { stdio: 'pipe' })
  rmSync(root, { recursive: true, force: true })
  return path
}

/** @param {string} root @returns {(path: string, text: string, mode?: number) => void} */
const writer =
  (root) =>
  (path, text, mode = 0o644) => {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text, { mode })
  }

/** @param {{ version: string, architecture: string, kilobytes: string }} of */
const control = ({ version, architecture, kilobytes }) => `Package: counterfoil
Version: ${version}
Architecture: ${architecture}
Maintainer: The Counterfoil founders <counterfoil@users.noreply.github.com>
Installed-Size: ${kilobytes}
Depends: ${DEPENDS.join(', ')}
Recommends: gnome-keyring | kwalletmanager | keepassxc
Section: office
Priority: optional
Homepage: https://github.com/counterfoil/counterfoil
Description: edit the customers of a BigCommerce store, connected or not
 Counterfoil keeps the customers of a store on this machine. Each saved edit
 waits in a durable outbox until the store has confirmed it.
`

const desktopFile = () => `[Desktop Entry]
Type=Application
Name=Counterfoil
Comment=Edit the customers of a BigCommerce store, connected or not
Comment[de]=Kunden eines BigCommerce-Shops bearbeiten, mit oder ohne Verbindung
Exec=/${FOLDER}/counterfoil %U
Icon=${DESKTOP_ID}
StartupWMClass=${DESKTOP_ID}
Categories=Office;
Terminal=false
`

/** @param {string} version */
const metainfo = (version) => `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${DESKTOP_ID}</id>
  <name>Counterfoil</name>
  <summary>Edit the customers of a store, connected or not</summary>
  <metadata_license>MIT</metadata_license>
  <project_license>MIT</project_license>
  <description><p>Counterfoil keeps the customers of a BigCommerce store on this machine and delivers each saved edit when the store can be reached.</p></description>
  <launchable type="desktop-id">${DESKTOP_ID}.desktop</launchable>
  <releases><release version="${version}" /></releases>
</component>
`

/** Ubuntu 24.04 and later let a program make the namespaces of Chromium's sandbox only with a profile that says so. */
const appArmorProfile = () => `abi <abi/4.0>,
include <tunables/global>

profile counterfoil "/${FOLDER}/counterfoil" flags=(unconfined) {
  userns,
  include if exists <local/counterfoil>
}
`

const POST_INSTALL = `#!/bin/sh
set -e
# Where the kernel lets no program make a user namespace, Chromium's sandbox needs its helper to be setuid.
if { [ -e /proc/self/ns/user ] && unshare --user true 2>/dev/null; }; then
  chmod 0755 /${FOLDER}/chrome-sandbox || true
else
  chmod 4755 /${FOLDER}/chrome-sandbox || true
fi
# An AppArmor that does not know user namespaces yet does not need the profile either.
if command -v apparmor_parser >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --debug /etc/apparmor.d/counterfoil >/dev/null 2>&1; then
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/counterfoil >/dev/null 2>&1 || true
  fi
fi
exit 0
`

const POST_REMOVE = `#!/bin/sh
set -e
if [ "$1" = purge ] && command -v apparmor_parser >/dev/null 2>&1; then
  rm -f /etc/apparmor.d/counterfoil
fi
exit 0
`
