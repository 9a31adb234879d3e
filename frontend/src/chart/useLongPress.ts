import { useRef } from 'react'

/** How long a finger rests before it is a long press, in milliseconds, and how far it may slip meanwhile. */
const rest = 500
const slip = 10

/**
 * A finger that rests on something: not every browser takes it for a request for the menu. The click that comes when
 * the finger is lifted afterwards is not to be taken for one: `pressed` says so, once.
 */
export function useLongPress(onLongPress: (clientX: number, clientY: number) => void) {
  const held = useRef(false)
  const begin = (event: React.PointerEvent) => {
    held.current = false
    if (event.pointerType !== 'touch' || !event.isPrimary) return
    const { clientX, clientY } = event
    const stop = () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerdown', stop)
      window.removeEventListener('pointerup', stop)
      window.removeEventListener('pointercancel', stop)
    }
    const move = (e: PointerEvent) => {
      if (Math.hypot(e.clientX - clientX, e.clientY - clientY) > slip) stop()
    }
    const timer = setTimeout(() => {
      stop()
      held.current = true
      onLongPress(clientX, clientY)
    }, rest)
    // After this very event, which is on its way to the window.
    setTimeout(() => window.addEventListener('pointerdown', stop))
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', stop)
    window.addEventListener('pointercancel', stop)
  }
  const pressed = () => {
    const was = held.current
    held.current = false
    return was
  }
  return { begin, pressed }
}
