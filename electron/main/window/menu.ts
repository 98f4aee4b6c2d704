import { Menu } from 'electron'
import type { Command } from '../../../shared/bridge.ts'
import { menuTemplate } from './menu-template.ts'
import type { Texts } from './texts.ts'

/** Sets the menu of the application. */
export function setMenu(texts: Texts, platform: NodeJS.Platform, tell: (command: Command) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, platform, tell)))
}
