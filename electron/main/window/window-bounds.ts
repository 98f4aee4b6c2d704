import type { WindowBounds } from '../workspace/settings.ts'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where to open the window: the saved place where enough of it is on a screen that is still there to
 * be taken hold of, otherwise the middle of the first screen. `workAreas` starts with the main screen.
 */
export function windowBounds(saved: WindowBounds | null, workAreas: readonly Area[]): WindowBounds {
  const [main = { x: 0, y: 0, ...DEFAULT }] = workAreas
  if (saved && isUsable(saved)) {
    const home = workAreas.find((area) => showsTitleBar(saved, area))
    if (home) {
      const width = Math.min(saved.width, home.width)
      const height = Math.min(saved.height, home.height)
      return { ...saved, width, height }
    }
  }
  const width = Math.min(DEFAULT.width, main.width)
  const height = Math.min(DEFAULT.height, main.height)
  return {
    x: Math.round(main.x + (main.width - width) / 2),
    y: Math.round(main.y + (main.height - height) / 2),
    width,
    height,
    isMaximized: saved?.isMaximized ?? false,
  }
}

export const MIN_WIDTH = 480
export const MIN_HEIGHT = 400
const DEFAULT = { width: 1280, height: 820 }
const GRIP = 100
const TITLE_BAR = 30

const isUsable = (place: WindowBounds): boolean => place.width >= MIN_WIDTH && place.height >= MIN_HEIGHT

/** At least a grip's width of the title bar lies within the screen. */
function showsTitleBar(place: WindowBounds, area: Area): boolean {
  const across = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  return across >= GRIP && place.y >= area.y && place.y + TITLE_BAR <= area.y + area.height
}
