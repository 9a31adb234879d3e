import type { LucideIcon } from 'lucide-react'

/** One of lucide's icons at the size of text. It says nothing by itself: the words beside it, or its button, do. */
export function Icon({ of: Shape, size = 16 }: { of: LucideIcon; size?: number }) {
  return <Shape size={size} strokeWidth={1.5} nonScalingStroke aria-hidden focusable={false} style={{ flex: 'none' }} />
}
