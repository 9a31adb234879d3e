import { useEffect, useState } from 'react'

/** A menu gives the focus back a frame after its item is gone; with nothing to come back to, it stays nowhere. */
const framesOfNowhere = 4

/**
 * Whether the menu that something was chosen from has given the focus back. A dialog that opened sooner would remember
 * the menu's item, or nowhere, as the place to return to.
 */
export function useFocusSettled(): boolean {
  const [settled, setSettled] = useState(() => isSomewhere() && !inMenu())
  useEffect(() => {
    if (settled) return
    let nowhere = 0
    let frame = requestAnimationFrame(function look() {
      if (!isSomewhere()) nowhere++
      if (inMenu() || (!isSomewhere() && nowhere < framesOfNowhere)) frame = requestAnimationFrame(look)
      else setSettled(true)
    })
    return () => cancelAnimationFrame(frame)
  }, [settled])
  return settled
}

function isSomewhere(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body
}

function inMenu(): boolean {
  return Boolean(document.activeElement?.closest('[role="menu"]'))
}
