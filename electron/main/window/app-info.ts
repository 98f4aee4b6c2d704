import { app } from 'electron'
import type { AppInfo } from '../../../shared/bridge.ts'
import type { CommandLine } from '../platform/command-line.ts'
import type { SettingsFile } from '../workspace/settings.ts'
import type { Texts } from './texts.ts'

export interface AppInfoOptions {
  readonly host: AppInfo['host']
  readonly line: CommandLine
  readonly isGpuOff: boolean
  readonly settings: SettingsFile
  readonly texts: Texts
}

/** What the page learns about the app when it starts. */
export function appInfo({ host, line, isGpuOff, settings, texts }: AppInfoOptions): AppInfo {
  const isWithoutSandbox = host === 'electron' && app.commandLine.hasSwitch('no-sandbox')
  return {
    version: app.getVersion(),
    host,
    platform: platform(),
    startInPractice: line.practice,
    previousVersion: settings.previousVersion,
    warnings: [
      ...settings.warnings,
      ...(isWithoutSandbox ? [texts.noSandbox] : []),
      ...(isGpuOff ? [texts.noGpu] : []),
    ],
  }
}

const platform = (): AppInfo['platform'] =>
  process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
