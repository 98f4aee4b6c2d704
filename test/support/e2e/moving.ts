/** What takes time to change although less motion was asked for. Runs in the page. */
export const MOVING = `[...document.querySelectorAll('*')].flatMap((one) => {
  const { transitionDuration, animationDuration, animationName } = getComputedStyle(one)
  const isLong = (times) => times.split(', ').some((time) => parseFloat(time) > 0.01)
  const moves = isLong(transitionDuration) || (animationName !== 'none' && isLong(animationDuration))
  return moves ? [one.tagName + '.' + one.className] : []
})`
